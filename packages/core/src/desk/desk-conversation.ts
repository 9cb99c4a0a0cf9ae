import type { SessionEvent, SessionId } from '@ccc/protocol';
import { ConversationModel, type ConversationOptions } from '../chat/conversation';
import type { Conversation } from '../chat/conversation-view';
import { OlderMessages } from '../chat/older-messages';
import { SingleFlight } from '../connection/single-flight';
import type { SessionFeed } from '../session/session-feed';

/** Events of a long session that come at once; the others when they are asked for. */
const RECENT_EVENTS = 60;

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
    // The first events may come before the answer that says where they begin.
    const early: SessionEvent[] = [];
    const off = connection.onEvent((event) => {
      if (event.session === session) early.push(event);
    });
    try {
      const { lastSeq, after = 0, landmarks = [] } = await ask({ recent: RECENT_EVENTS });
      if (life === 'closed') return;
      feed = model.attach(session, { after, landmarks });
      feed.receive(...early);
      feed.expect(lastSeq);
      await older.begin();
    } finally {
      off();
    }
  }

  async function goOn({ lastSeq }: SessionFeed): Promise<void> {
    const result = await ask({ lastSeq });
    feed?.expect(result.lastSeq);
  }

  async function ask(args: { lastSeq?: number; recent?: number }) {
    const how = { session, timeoutMs: Infinity, resendWith: 'new' } as const;
    return (await connection.command('session.watch', args, how)).result;
  }

  const conversation: Conversation = {
    get view() {
      return model.view;
    },
    send: (text, how) => model.send(text, how),
    sendMedia: (media) => model.sendMedia(media),
    sendCard: (card) => model.sendCard(card),
    resend: (key) => model.resend(key),
    canQuote: (key) => model.canQuote(key),
    canRecall: (key) => model.canRecall(key),
    recall: (key) => model.recall(key),
    remove: (key) => model.remove(key),
    markRead: () => model.markRead(),
    typing: () => model.typing(),
    loadOlder: () => older.load(),
    onChange: (listener) => model.onChange(listener),
    close() {
      life = 'closed';
      onClose();
      model.close();
    },
  };

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
