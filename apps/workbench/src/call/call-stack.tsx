import type { Desk } from '@ccc/core/desk/index';
import type { BrowserLegs } from '@ccc/core/platform/browser/index';
import type { SessionId } from '@ccc/protocol';
import { useEffect } from 'react';
import { currentCall, type DeskCall } from '../model/calls';
import { startRingback } from '../sound/ring-tone';
import { CallPanel } from './call-panel';
import { useChosenDevices, useLegViews, useStreams, type CallActions } from './use-calls';
import styles from './call-panel.module.css';

interface Props {
  desk: Desk;
  legs: BrowserLegs;
  /** Those that were answered, or that the agent asks for. */
  calls: readonly DeskCall[];
  actions: CallActions;
  now: number;
  onShow(session: SessionId): void;
}

/** Every call of the desk, above all else that is on the page. */
export function CallStack({ desk, legs, calls, actions, now, onShow }: Props) {
  const views = useLegViews(desk);
  const streams = useStreams(legs);
  useChosenDevices(legs, calls.length > 0);
  useRingback(calls.some(({ call }) => call.state === 'calling'));
  const current = currentCall(calls);
  if (calls.length === 0) return null;

  return (
    <div className={styles.stack}>
      {calls.map((shown) => (
        <CallPanel
          key={shown.call.id}
          shown={shown}
          leg={views.get(shown.task.session)}
          streams={streams.find(({ call }) => call === shown.call.id)}
          now={now}
          isCurrent={shown === current}
          pending={actions.pending}
          onMute={() => actions.toggleMute(shown)}
          onCamera={() => actions.toggleCamera(shown)}
          onHold={(isHeld) => actions.hold(shown, isHeld)}
          onEnd={() => actions.end(shown)}
          onRejoin={() => desk.legs.rejoin(shown.task.session)}
          onShow={() => onShow(shown.task.session)}
        />
      ))}
    </div>
  );
}

/** What is heard while the other side has not answered. */
function useRingback(isCalling: boolean): void {
  useEffect(() => (isCalling ? startRingback() : undefined), [isCalling]);
}
