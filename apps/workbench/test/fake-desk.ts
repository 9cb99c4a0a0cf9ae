import type {
  Conversation,
  ConversationChange,
  ConversationView,
  Desk,
  DeskView,
  LocalPicture,
} from '@ccc/core';
import type { AgentStatus, DeskSnapshot, DeskTask, SessionId } from '@ccc/protocol';
import { asId } from '@ccc/protocol';
import { ChatLog, CUSTOMER, GROUP, ME } from './chat-log';

export function taskOf(name: string, stage: DeskTask['stage'], at = 0): DeskTask {
  return {
    session: asId<SessionId>(name),
    stage,
    customer: { ...CUSTOMER, nickname: name },
    group: GROUP,
    queuedAt: at,
    ...(stage === 'offered'
      ? { offer: { id: asId(`offer-${name}`), expiresAt: at + 20_000 } }
      : { acceptedAt: at }),
    lastSeq: 1,
  };
}

export function snapshotOf(tasks: DeskTask[], status: AgentStatus = 'free'): DeskSnapshot {
  return {
    agent: { ...ME, name: '李四', email: '2222@qq.com', role: 'agent' },
    status,
    since: 0,
    groups: [{ ...GROUP, waiting: 2 }],
    tasks,
    now: 0,
  };
}

/** A conversation whose log the test writes. */
export class FakeConversation implements Conversation {
  readonly log = new ChatLog();
  readonly sent: string[] = [];
  readonly pictures: LocalPicture[] = [];
  isClosed = false;
  readonly #listeners = new Set<(change: ConversationChange) => void>();
  view: ConversationView = {
    session: undefined,
    stage: { name: 'opening' },
    customer: undefined,
    items: [],
  };

  change(write: (log: ChatLog) => void): void {
    write(this.log);
    this.view = { ...this.view, items: [...this.log.items] };
    const change: ConversationChange = {
      view: this.view,
      appendedFrom: 0,
      updated: [],
      isShorter: false,
      isStageChanged: false,
    };
    for (const listener of this.#listeners) listener(change);
  }

  send(text: string): string {
    this.sent.push(text);
    return `sent-${this.sent.length}`;
  }

  sendImage(picture: LocalPicture): string {
    this.pictures.push(picture);
    return `picture-${this.pictures.length}`;
  }

  resend(): void {}

  onChange(listener: (change: ConversationChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.isClosed = true;
  }
}

/** A desk that says what the test tells it to, and remembers what was asked of it. */
export class FakeDesk implements Desk {
  view: DeskView = { snapshot: undefined };
  readonly asked: string[] = [];
  /** What the next request fails with. */
  failWith: Error | undefined;
  readonly #listeners = new Set<(view: DeskView) => void>();
  readonly #conversations = new Map<SessionId, FakeConversation>();

  show(snapshot: DeskSnapshot): void {
    this.view = { snapshot };
    for (const listener of this.#listeners) listener(this.view);
  }

  onChange(listener: (view: DeskView) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  conversation(session: SessionId): FakeConversation {
    const conversation = this.#conversations.get(session) ?? new FakeConversation();
    this.#conversations.set(session, conversation);
    return conversation;
  }

  task(session: SessionId): DeskTask | undefined {
    return this.view.snapshot?.tasks.find((task) => task.session === session);
  }

  serverNow(): number {
    return 0;
  }

  accept(session: SessionId): Promise<void> {
    return this.#answer(`accept ${session}`);
  }

  decline(session: SessionId): Promise<void> {
    return this.#answer(`decline ${session}`);
  }

  end(session: SessionId): Promise<void> {
    return this.#answer(`end ${session}`);
  }

  complete(session: SessionId): Promise<void> {
    return this.#answer(`complete ${session}`);
  }

  setStatus(status: AgentStatus, reason?: string): Promise<void> {
    return this.#answer(['status', status, reason].filter(Boolean).join(' '));
  }

  close(): void {}

  async #answer(request: string): Promise<void> {
    this.asked.push(request);
    if (this.failWith) throw this.failWith;
  }
}
