import { asId, type FlowId, type SessionEvent, type SessionId } from '@ccc/protocol';
import { SingleFlight } from '../connection/single-flight';
import { ConversationModel, type ConversationOptions } from './conversation';
import type { Chat } from './conversation-view';

export interface ChatOptions extends Omit<ConversationOptions, 'perspective'> {
  /** Id of the session service flow. */
  flow: string;
  page?: string;
  clientData?: string;
}

/** The customer's conversation with whoever serves this flow. */
export function createChat(options: ChatOptions): Chat {
  const { connection, flow, page, clientData } = options;
  const model = new ConversationModel({ ...options, perspective: 'customer' });
  const opening = new SingleFlight<void>();

  const offNotice = connection.onNotice((notice) => {
    if (notice.name === 'queue.place') model.setPlace(notice.data.session, notice.data.ahead);
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
        },
        { timeoutMs: Infinity },
      );
      const feed = model.attach(result.session);
      for (const event of early) if (event.session === result.session) feed.receive(event);
      feed.expect(result.lastSeq);
    } finally {
      off();
    }
  }

  const open = () => opening.run(openSession);

  async function end(): Promise<void> {
    const session: SessionId | undefined = model.view.session;
    if (session !== undefined) await connection.command('session.end', {}, { session });
  }

  return {
    get view() {
      return model.view;
    },
    send: (text) => model.send(text),
    sendImage: (picture) => model.sendImage(picture),
    resend: (key) => model.resend(key),
    onChange: (listener) => model.onChange(listener),
    open,
    end,
    reopen: open,
    close() {
      offNotice();
      model.close();
    },
  };
}
