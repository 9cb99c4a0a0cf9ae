import type { Desk } from '@ccc/core/desk/index';
import type { BrowserLegs } from '@ccc/core/platform/browser/index';
import type { DeskTask, SessionId } from '@ccc/protocol';
import { useEffect, useState } from 'react';
import { currentCall, isHelper, isRinging, type DeskCall } from '../model/calls';
import { startRingback } from '../sound/ring-tone';
import { TransferDialog } from '../transfer/transfer-dialog';
import { CallPanel } from './call-panel';
import { useUnpluggedNotice } from './use-devices';
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
  useUnpluggedNotice();
  useRingback(calls.some(isRinging));
  const current = currentCall(calls);
  const me = desk.view.snapshot?.agent.id;
  const [chosen, setConsulting] = useState<DeskTask>();
  // A call that is over needs no help.
  const consulting = calls.find(({ task }) => task.session === chosen?.session)?.task;
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
          isHelping={isHelper(shown.task, me)}
          pending={actions.pending}
          onConsult={() => setConsulting(shown.task)}
          onHandOver={() => actions.handOver(shown)}
          onEndConsult={() => actions.endConsult(shown)}
          onMute={() => actions.toggleMute(shown)}
          onCamera={() => actions.toggleCamera(shown)}
          onHold={(isHeld) => actions.hold(shown, isHeld)}
          onEnd={() => actions.end(shown)}
          onRejoin={() => desk.legs.rejoin(shown.task.session)}
          onShow={() => onShow(shown.task.session)}
        />
      ))}
      {consulting && (
        <TransferDialog
          desk={desk}
          task={consulting}
          purpose="consult"
          onClose={() => setConsulting(undefined)}
        />
      )}
    </div>
  );
}

/** What is heard while the other side has not answered. */
function useRingback(isCalling: boolean): void {
  useEffect(() => (isCalling ? startRingback() : undefined), [isCalling]);
}
