import type { MessageItem } from '@ccc/core';
import type { AppWords } from '../app-words';

/** What can be done about a message by a long press. */
export type MessageAction = 'recall' | 'copy' | 'quote' | 'remove';

/** The entries for a message, in the order to show. */
export function actionsFor(
  { content, delivery }: MessageItem,
  can: { recall: boolean; quote: boolean },
): MessageAction[] {
  const actions: MessageAction[] = [];
  if (can.recall) actions.push('recall');
  if (content.type === 'text') actions.push('copy');
  if (can.quote) actions.push('quote');
  // What is on its way cannot be kept back any more.
  if (delivery !== 'sending') actions.push('remove');
  return actions;
}

/** The entries in words. */
export function actionLabels(actions: readonly MessageAction[], words: AppWords['chat']): string[] {
  return actions.map((action) => words[action]);
}
