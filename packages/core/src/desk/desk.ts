import {
  CccError,
  type CallId,
  type DeskSnapshot,
  type DeskTask,
  type DirectoryResponse,
  type OfferId,
  type SessionId,
} from '@ccc/protocol';
import type { ConversationOptions } from '../chat/conversation';
import { Emitter } from '../connection/emitter';
import { createDeskConversation, type DeskConversation } from './desk-conversation';
import { DeskLegsModel } from './desk-legs';
import type { Desk, DeskView } from './desk-view';

export interface DeskOptions extends Omit<
  ConversationOptions,
  'perspective' | 'storageKey' | 'hiddenKey'
> {
  fetchDirectory(): Promise<DirectoryResponse>;
}

/** The desk of the agent who is logged in. */
export function createDesk(options: DeskOptions): Desk {
  const { platform, connection } = options;
  const changes = new Emitter<DeskView>(platform.logger);
  const conversations = new Map<SessionId, DeskConversation>();
  let view: DeskView = { snapshot: undefined };

  const legs = new DeskLegsModel({
    ...options,
    clock: platform.clock,
    lifecycle: platform.lifecycle,
    logger: platform.logger,
    legs: platform.legs,
    me: () => view.snapshot?.agent.id,
    isConsulted: (session) => {
      const consult = task(session)?.consult;
      const isMe = consult?.agent.id === view.snapshot?.agent.id;
      return consult !== undefined && isMe && consult.expiresAt === undefined;
    },
  });

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
    const before = view.snapshot;
    view = { snapshot };
    // The service said no more of a session while it was another agent's.
    for (const { session, stage } of before ? snapshot.tasks : []) {
      const was = before?.tasks.find((other) => other.session === session)?.stage ?? 'offered';
      if (was === 'offered' && stage !== 'offered') conversations.get(session)?.watch();
    }
    legs.look();
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

  function consultOf(session: SessionId): OfferId {
    const consult = task(session)?.consult;
    if (!consult) throw new CccError('consult.unknown');
    return consult.offer;
  }

  function callOf(session: SessionId): CallId {
    const call = conversations.get(session)?.conversation.view.call;
    if (!call) throw new CccError('call.unknown');
    return call.id;
  }

  function openConversation(session: SessionId): DeskConversation {
    const model: ConversationOptions = {
      ...options,
      perspective: { kind: 'agent', id: view.snapshot?.agent.id },
      storageKey: `ccc_outbox_agent_${session}`,
      hiddenKey: 'ccc_hidden_agent',
    };
    const open = createDeskConversation(session, model, () => {
      conversations.delete(session);
      legs.forget(session);
    });
    conversations.set(session, open);
    open.watch();
    legs.follow(session, open.conversation);
    return open;
  }

  return {
    get view() {
      return view;
    },
    onChange: (listener) => changes.listen(listener),
    serverNow: () => connection.serverNow(),
    task,
    async accept(session) {
      const name = task(session)?.consult ? 'consult.accept' : 'offer.accept';
      await connection.command(name, { offer: offerOf(session) }, { session });
    },
    async decline(session) {
      const name = task(session)?.consult ? 'consult.end' : 'offer.decline';
      await connection.command(name, { offer: offerOf(session) }, { session });
    },
    async end(session) {
      await connection.command('session.end', {}, { session });
    },
    async complete(session) {
      await connection.command('session.complete', {}, { session });
    },
    async transfer(session, to, note) {
      const args = note === undefined ? { to } : { to, note };
      await connection.command('session.transfer', args, { session });
    },
    async addNote(session, text) {
      await connection.command('note.add', { text }, { session });
    },
    directory: () => options.fetchDirectory(),
    async inviteRating(session) {
      await connection.command('rating.invite', {}, { session });
    },
    async setStatus(status, reason) {
      const args = reason === undefined ? { status } : { status, reason };
      const { result } = await connection.command('agent.setStatus', args);
      show(result.desk);
    },
    legs,
    async startCall(session, media) {
      const { result } = await connection.command('call.start', { media }, { session });
      return result.call;
    },
    async answerCall(session) {
      await connection.command('call.answer', { call: callOf(session) }, { session });
    },
    async endCall(session) {
      await connection.command('call.end', { call: callOf(session) }, { session });
    },
    async holdCall(session, isHeld) {
      await connection.command('call.hold', { call: callOf(session), isHeld }, { session });
    },
    async setCamera(session, isOn) {
      const call = callOf(session);
      // The picture comes before the word of it: nobody is shown with an old one.
      if (!(await legs.showCamera(session, isOn)) && isOn) throw new CccError('media.noCamera');
      await connection.command('call.setCamera', { call, isOn }, { session });
    },
    async consult(session, to, note) {
      const args = { call: callOf(session), to, ...(note === undefined ? {} : { note }) };
      await connection.command('consult.start', args, { session });
    },
    async endConsult(session) {
      await connection.command('consult.end', { offer: consultOf(session) }, { session });
    },
    async handOver(session) {
      await connection.command('consult.handOver', { offer: consultOf(session) }, { session });
    },
    async joinCall(session) {
      const call = callOf(session);
      return (await connection.command('call.join', { call }, { session })).result.ticket;
    },
    conversation: (session) =>
      (conversations.get(session) ?? openConversation(session)).conversation,
    close() {
      offNotice();
      offState();
      for (const { conversation } of [...conversations.values()]) conversation.close();
      legs.close();
    },
  };
}
