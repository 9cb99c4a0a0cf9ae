import {
  CccError,
  asId,
  type FlowId,
  type LeftMessage,
  type Rating,
  type SessionEvent,
  type SessionId,
  type SessionListResponse,
} from '@ccc/protocol';
import { SingleFlight } from '../connection/single-flight';
import { ChatCallModel } from './chat-call';
import { ConversationModel, type ConversationOptions } from './conversation';
import type { Chat } from './conversation-view';
import { OlderMessages } from './older-messages';

export interface ChatOptions extends Omit<ConversationOptions, 'perspective'> {
  /** Id of the session service flow. */
  flow: string;
  page?: string;
  clientData?: string;
  /** The customer's sessions that began before `before`, the newest first. */
  fetchSessions(before: number | undefined): Promise<SessionListResponse>;
}

/** Events of a long session that come at once; the others when they are asked for. */
const RECENT_EVENTS = 60;

/** The customer's conversation with whoever serves this flow. */
export function createChat(options: ChatOptions): Chat {
  const { connection, flow, page, clientData } = options;
  const model = new ConversationModel({ ...options, perspective: { kind: 'customer' } });
  const call = new ChatCallModel({ model, connection, ...options.platform });
  const opening = new SingleFlight<void>();
  const older = new OlderMessages({ ...options, model, logger: options.platform.logger });

  const offNotice = connection.onNotice((notice) => {
    if (notice.name === 'queue.place') model.setPlace(notice.data);
  });

  /** Opens the live session, or a new one, and shows it. */
  async function openSession(): Promise<void> {
    // The first events may come before the answer that names their session.
    const early: SessionEvent[] = [];
    const off = connection.onEvent((event) => early.push(event));
    try {
      connection.start();
      const { result } = await connection.command(
        'session.open',
        {
          flow: asId<FlowId>(flow),
          ...(page === undefined ? {} : { page }),
          ...(clientData === undefined ? {} : { clientData }),
          recent: RECENT_EVENTS,
        },
        { timeoutMs: Infinity },
      );
      const { session, lastSeq, after = 0, landmarks = [] } = result;
      const feed = model.attach(session, { after, landmarks });
      feed.receive(...early.filter((event) => event.session === session));
      feed.expect(lastSeq);
      if (result.created) model.setUnrated(result.unrated);
      void older.begin();
    } finally {
      off();
    }
  }

  const open = () => opening.run(openSession);

  async function end(): Promise<void> {
    const session: SessionId | undefined = model.view.session;
    if (session !== undefined) await connection.command('session.end', {}, { session });
  }

  async function rate(session: SessionId, rating: Rating): Promise<void> {
    const { seq } = await connection.command('session.rate', rating, { session });
    model.rated(session, seq);
  }

  async function leave(message: LeftMessage): Promise<void> {
    const { session } = model.view;
    if (session === undefined) throw new CccError('session.unknown');
    const { seq } = await connection.command('message.leave', message, { session });
    model.stored(session, seq);
  }

  return {
    call,
    get view() {
      return model.view;
    },
    send: (text, options) => model.send(text, options),
    sendMedia: (media) => model.sendMedia(media),
    sendCard: (card) => model.sendCard(card),
    resend: (key) => model.resend(key),
    canQuote: (key) => model.canQuote(key),
    canRecall: (key) => model.canRecall(key),
    recall: (key) => model.recall(key),
    remove: (key) => model.remove(key),
    markRead: () => model.markRead(),
    typing: () => model.typing(),
    onChange: (listener) => model.onChange(listener),
    open,
    loadOlder: () => older.load(),
    end,
    rate,
    leave,
    reopen: open,
    close() {
      offNotice();
      call.close();
      model.close();
    },
  };
}
