import {
  CccError,
  asId,
  type FlowId,
  type LeftMessage,
  type Rating,
  type SessionId,
  type SessionListResponse,
} from '@ccc/protocol';
import { SingleFlight } from '../connection/single-flight';
import { ChatCallModel } from './chat-call';
import { ConversationModel, type ConversationOptions } from './conversation';
import type { Chat } from './conversation-view';
import { OlderMessages } from './older-messages';
import { RECENT_EVENTS, conversationOf, showSession } from './open-conversation';

export interface ChatOptions extends Omit<ConversationOptions, 'perspective'> {
  /** Id of the session service flow. */
  flow: string;
  page?: string;
  clientData?: string;
  /** The customer's sessions that began before `before`, the newest first. */
  fetchSessions(before: number | undefined): Promise<SessionListResponse>;
}

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
    const shown = await showSession(model, connection, async () => {
      connection.start();
      const args = {
        flow: asId<FlowId>(flow),
        ...(page === undefined ? {} : { page }),
        ...(clientData === undefined ? {} : { clientData }),
        recent: RECENT_EVENTS,
      };
      return (await connection.command('session.open', args, { timeoutMs: Infinity })).result;
    });
    if (shown?.place.created) model.setUnrated(shown.place.unrated);
    void older.begin();
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

  const conversation = conversationOf(model, older, () => {
    offNotice();
    call.close();
  });
  return Object.assign(conversation, { call, open, end, rate, leave, reopen: open });
}
