import type { SessionId } from '@ccc/protocol';
import { ConversationModel, type ConversationOptions } from '../chat/conversation';
import type { Conversation } from '../chat/conversation-view';
import { OlderMessages } from '../chat/older-messages';
import { RECENT_EVENTS, conversationOf, showSession } from '../chat/open-conversation';
import { SingleFlight } from '../connection/single-flight';
import type { SessionFeed } from '../session/session-feed';

/** A conversation on the desk. */
export interface DeskConversation {
  conversation: Conversation;
  /** Asks the service for what it has beyond what is here, and for what follows. */
  watch(): void;
}

/** The conversation of a session, from its newest part on; watched once `watch` is called. */
export function createDeskConversation(
  session: SessionId,
  options: ConversationOptions,
  onClose: () => void,
): DeskConversation {
  const { connection } = options;
  const { logger } = options.platform;
  const model = new ConversationModel(options);
  // The sessions before it have their own place on the desk, beside the conversation.
  const fetchSessions = () => Promise.resolve({ sessions: [] });
  const older = new OlderMessages({ ...options, model, logger, fetchSessions });
  const watching = new SingleFlight<void>();
  let feed: SessionFeed | undefined;
  let life: 'open' | 'closed' = 'open';

  async function begin(): Promise<void> {
    const shown = await showSession(model, connection, async () => {
      const place = await ask({ recent: RECENT_EVENTS });
      return life === 'closed' ? null : { session, ...place };
    });
    if (!shown) return;
    feed = shown.feed;
    await older.begin();
  }

  async function goOn({ lastSeq }: SessionFeed): Promise<void> {
    const result = await ask({ lastSeq });
    feed?.expect(result.lastSeq);
  }

  async function ask(args: { lastSeq?: number; recent?: number }) {
    const how = { session, timeoutMs: Infinity, resendWith: 'new' } as const;
    return (await connection.command('session.watch', args, how)).result;
  }

  const conversation = conversationOf(model, older, () => {
    life = 'closed';
    onClose();
  });

  return {
    conversation,
    watch() {
      const watched = feed ? goOn(feed) : watching.run(begin);
      watched.catch((error: unknown) =>
        logger.warn('desk: a session cannot be watched', { session, error: String(error) }),
      );
    },
  };
}
