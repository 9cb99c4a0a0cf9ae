import {
  CccError,
  type DeskSnapshot,
  type DeskTask,
  type OfferId,
  type SessionId,
} from '@ccc/protocol';
import { ConversationModel, type ConversationOptions } from '../chat/conversation';
import type { Conversation } from '../chat/conversation-view';
import { Emitter } from '../connection/emitter';
import type { Desk, DeskView } from './desk-view';

export type DeskOptions = Omit<ConversationOptions, 'perspective' | 'storageKey'>;

/** The desk of the agent who is logged in. */
export function createDesk(options: DeskOptions): Desk {
  const { platform, connection } = options;
  const changes = new Emitter<DeskView>(platform.logger);
  const conversations = new Map<SessionId, Conversation>();
  let view: DeskView = { snapshot: undefined };

  const offNotice = connection.onNotice((notice) => {
    if (notice.name === 'desk.changed') show(notice.data);
  });

  // Logged out, or left: the desk is nobody's until the service speaks again.
  const offState = connection.onState(({ name }) => {
    if (name !== 'idle' || !view.snapshot) return;
    view = { snapshot: undefined };
    changes.emit(view);
  });

  /** The newest wins: an answer and a notice may come in either order. */
  function show(snapshot: DeskSnapshot): void {
    if (view.snapshot && snapshot.now < view.snapshot.now) return;
    view = { snapshot };
    changes.emit(view);
  }

  function task(session: SessionId): DeskTask | undefined {
    return view.snapshot?.tasks.find((other) => other.session === session);
  }

  function offerOf(session: SessionId): OfferId {
    const found = task(session);
    if (!found) throw new CccError('session.unknown');
    if (!found.offer) throw new CccError('offer.expired');
    return found.offer.id;
  }

  function openConversation(session: SessionId): Conversation {
    const model = new ConversationModel({
      ...options,
      perspective: 'agent',
      storageKey: `ccc_outbox_agent_${session}`,
    });
    const feed = model.attach(session);
    connection
      .command('session.watch', { lastSeq: 0 }, { session, timeoutMs: Infinity, resendWith: 'new' })
      .then(
        ({ result }) => feed.expect(result.lastSeq),
        (error: unknown) =>
          platform.logger.warn('desk: a session cannot be watched', { session, error: `${error}` }),
      );
    return {
      get view() {
        return model.view;
      },
      send: (text) => model.send(text),
      sendImage: (picture) => model.sendImage(picture),
      resend: (key) => model.resend(key),
      onChange: (listener) => model.onChange(listener),
      close() {
        conversations.delete(session);
        model.close();
      },
    };
  }

  return {
    get view() {
      return view;
    },
    onChange: (listener) => changes.listen(listener),
    serverNow: () => connection.serverNow(),
    task,
    async accept(session) {
      await connection.command('offer.accept', { offer: offerOf(session) }, { session });
    },
    async decline(session) {
      await connection.command('offer.decline', { offer: offerOf(session) }, { session });
    },
    async end(session) {
      await connection.command('session.end', {}, { session });
    },
    async complete(session) {
      await connection.command('session.complete', {}, { session });
    },
    async setStatus(status, reason) {
      const args = reason === undefined ? { status } : { status, reason };
      const { result } = await connection.command('agent.setStatus', args);
      show(result.desk);
    },
    conversation(session) {
      const open = conversations.get(session) ?? openConversation(session);
      conversations.set(session, open);
      return open;
    },
    close() {
      offNotice();
      offState();
      for (const open of [...conversations.values()]) open.close();
    },
  };
}
