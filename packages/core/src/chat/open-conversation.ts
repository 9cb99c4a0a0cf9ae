import type { SessionEvent, SessionId } from '@ccc/protocol';
import type { Connection } from '../connection/connection-types';
import type { SessionFeed } from '../session/session-feed';
import type { ConversationModel } from './conversation';
import type { Conversation } from './conversation-view';
import type { OlderMessages } from './older-messages';

/** Events of a long session that come at once; the others when they are asked for. */
export const RECENT_EVENTS = 60;

/** A session, and where it begins to be shown; what is absent: with its first event. */
interface SessionPlace {
  session: SessionId;
  lastSeq: number;
  after?: number;
  landmarks?: readonly SessionEvent[];
}

/** Shows the session that the service answers with. Null: by then nobody wants to see it. */
export async function showSession<Place extends SessionPlace>(
  model: ConversationModel,
  connection: Connection,
  ask: () => Promise<Place | null>,
): Promise<{ feed: SessionFeed; place: Place } | null> {
  // The first events may come before the answer that names their session and says where it begins.
  const early: SessionEvent[] = [];
  const off = connection.onEvent((event) => early.push(event));
  try {
    const place = await ask();
    if (!place) return null;
    const { session, lastSeq, after = 0, landmarks = [] } = place;
    const feed = model.attach(session, { after, landmarks });
    feed.receive(...early.filter((event) => event.session === session));
    feed.expect(lastSeq);
    return { feed, place };
  } finally {
    off();
  }
}

/** What those who show the conversation may do with it. */
export function conversationOf(
  model: ConversationModel,
  older: OlderMessages,
  onClose: () => void,
): Conversation {
  return {
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
      onClose();
      model.close();
    },
  };
}
