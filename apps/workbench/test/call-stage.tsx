import type { CallView } from '@ccc/core';
import { asId, type CallId } from '@ccc/protocol';
import { act } from 'react';
import { openDeskPage } from './desk-stage';
import { callOf } from './fake-call';
import { taskOf, type FakeDesk } from './fake-desk';

type LegPart = Parameters<FakeDesk['legs']['show']>[1];

/** The call in the session of this name. */
export const idOf = (session: string) => asId<CallId>(`call-${session}`);

/** A desk with a conversation in hand for each name, and calls in them. */
export function openDesk(...names: string[]) {
  const stage = openDeskPage();
  const tasks = names.map((name) => taskOf(name, 'active'));
  stage.show(tasks);
  const call = (name: string, change?: Partial<CallView> | null) =>
    act(() =>
      stage.desk
        .conversation(taskOf(name, 'active').session)
        .call(change === null ? undefined : callOf({ id: idOf(name), ...change })),
    );
  const leg = (name: string, part?: LegPart) =>
    act(() => stage.desk.legs.show(taskOf(name, 'active').session, part));
  const click = (id: string) => act(async () => stage.find(id)?.click());
  return { ...stage, call, leg, click };
}

/** Whether these words were ever shown: messages go away by themselves. */
export function witness(words: string): () => boolean {
  let isSeen = false;
  const observer = new MutationObserver(() => {
    isSeen ||= document.body.textContent?.includes(words) ?? false;
  });
  observer.observe(document.body, { childList: true, subtree: true, characterData: true });
  return () => isSeen;
}
