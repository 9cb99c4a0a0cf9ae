import type { Conversation, ConversationView } from '@ccc/core';
import { useCallback, useSyncExternalStore } from 'react';

/** What a conversation shows, renewed with it. */
export function useConversation(conversation: Conversation): ConversationView {
  const subscribe = useCallback(
    (listener: () => void) => conversation.onChange(() => listener()),
    [conversation],
  );
  return useSyncExternalStore(subscribe, () => conversation.view);
}
