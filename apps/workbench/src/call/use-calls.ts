import type { Desk, LegViews } from '@ccc/core/desk/index';
import type { BrowserLegs, LegStreams } from '@ccc/core/platform/browser/index';
import type { CallId, CallMedia, DeskTask } from '@ccc/protocol';
import { App } from 'antd';
import { useCallback, useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react';
import { problemText, useAction } from '../app/action';
import { usePreferences } from '../app/preferences';
import type { DeskCall } from '../model/calls';

/** One's own part in the calls, by session. */
export function useLegViews(desk: Desk): LegViews {
  const subscribe = useCallback((listener: () => void) => desk.legs.onChange(listener), [desk]);
  return useSyncExternalStore(subscribe, () => desk.legs.views);
}

/** What the calls of this page send and hear. */
export function useStreams(legs: BrowserLegs): readonly LegStreams[] {
  const subscribe = useCallback((listener: () => void) => legs.onChange(listener), [legs]);
  return useSyncExternalStore(subscribe, () => legs.streams);
}

/** Calls use the devices that were chosen in this browser; without a call none is kept. */
export function useChosenDevices(legs: BrowserLegs, hasCalls: boolean): void {
  const { preferences, language } = usePreferences();
  const { message } = App.useApp();
  const { microphone, camera } = preferences;
  const tell = useEffectEvent((error: unknown) => {
    void message.error(problemText(error, language));
  });
  useEffect(() => {
    legs.choose({ microphone, camera }).catch((error: unknown) => tell(error));
  }, [legs, microphone, camera]);
  useEffect(() => {
    // One that was asked for, and was not answered.
    if (!hasCalls) legs.release();
  }, [legs, hasCalls]);
}

export interface CallActions {
  pending: boolean;
  /** Nobody is talked to beside: the other calls are held first. Rejects with a `CccError`. */
  withOthersHeld(task: DeskTask, then: () => Promise<void>): Promise<void>;
  /** Asks the customer of a conversation for a call. Rejects with a `CccError`. */
  start(task: DeskTask, media: CallMedia): Promise<void>;
  answer(call: DeskCall): void;
  /** Whether a video call that rings is taken with the own camera on. @default it is */
  isShownIn(call: DeskCall): boolean;
  showIn(call: DeskCall, isShown: boolean): void;
  end(call: DeskCall): void;
  hold(call: DeskCall, isHeld: boolean): void;
  handOver(call: DeskCall): void;
  /** Takes the customer back; as a colleague: leaves. */
  endConsult(call: DeskCall): void;
  toggleMute(call: DeskCall): void;
  /** Of the agent, in a video call. */
  toggleCamera(call: DeskCall): void;
}

/** What can be done about the calls of the desk; what fails is told. */
export function useCallActions(
  desk: Desk,
  legs: BrowserLegs,
  calls: readonly DeskCall[],
): CallActions {
  const [pending, run] = useAction();
  const [unseen, setUnseen] = useState<readonly CallId[]>([]);
  const isShownIn = ({ call }: DeskCall) => !unseen.includes(call.id);

  const withOthersHeld = async ({ session }: DeskTask, then: () => Promise<void>) => {
    for (const { task, call } of calls) {
      if (task.session === session || call.state !== 'connected' || call.isHeld) continue;
      await desk.holdCall(task.session, true);
    }
    await then();
  };

  return {
    pending,
    withOthersHeld,
    async start(task, media) {
      await legs.prepare(media);
      await withOthersHeld(task, async () => void (await desk.startCall(task.session, media)));
    },
    isShownIn,
    showIn: ({ call }, isShown) =>
      setUnseen((before) =>
        isShown ? before.filter((id) => id !== call.id) : [...before, call.id],
      ),
    answer: (taken) =>
      run(async () => {
        const { task, call } = taken;
        const isHidden = call.media === 'video' && !isShownIn(taken);
        // Without a microphone the customer can still be heard; the panel tells what is missing.
        await legs.prepare(isHidden ? 'audio' : call.media).catch(() => undefined);
        if (isHidden) await desk.setCamera(task.session, false);
        await withOthersHeld(task, () => desk.answerCall(task.session));
      }),
    end: ({ task }) => run(() => desk.endCall(task.session)),
    hold: ({ task }, isHeld) =>
      run(() =>
        isHeld
          ? desk.holdCall(task.session, true)
          : withOthersHeld(task, () => desk.holdCall(task.session, false)),
      ),
    handOver: ({ task }) => run(() => desk.handOver(task.session)),
    endConsult: ({ task }) => run(() => desk.endConsult(task.session)),
    toggleMute: ({ task: { session } }) => {
      const leg = desk.legs.views.get(session);
      if (leg) desk.legs.mute(session, !leg.isMuted);
    },
    toggleCamera: ({ task, call }) => run(() => desk.setCamera(task.session, !call.cameras.agent)),
  };
}
