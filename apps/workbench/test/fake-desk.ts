import type {
  CallId,
  CallMedia,
  CallView,
  Conversation,
  ConversationChange,
  ConversationView,
  LocalMedia,
} from '@ccc/core';
import type { Desk, DeskLegs, DeskView, LegView, LegViews } from '@ccc/core/desk/index';
import type {
  AgentStatus,
  DeskSnapshot,
  DeskTask,
  DirectoryResponse,
  MediaTicket,
  SessionId,
  TransferTarget,
} from '@ccc/protocol';
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
  readonly media: LocalMedia[] = [];
  isClosed = false;
  olderAsked = 0;
  readonly #listeners = new Set<(change: ConversationChange) => void>();
  view: ConversationView = {
    session: undefined,
    stage: { name: 'opening' },
    customer: undefined,
    rating: undefined,
    unrated: undefined,
    items: [],
  };

  change(write: (log: ChatLog) => void, rating = this.view.rating): void {
    write(this.log);
    this.view = { ...this.view, rating, items: [...this.log.items] };
    const change: ConversationChange = {
      view: this.view,
      prepended: 0,
      appendedFrom: 0,
      updated: [],
      isShorter: false,
      isStageChanged: false,
    };
    for (const listener of this.#listeners) listener(change);
  }

  /** The session's call as it stands now. */
  call(call: CallView | undefined): void {
    this.view = { ...this.view, call };
    this.change(() => undefined);
  }

  send(text: string): string {
    this.sent.push(text);
    return `sent-${this.sent.length}`;
  }

  sendMedia(media: LocalMedia): string {
    this.media.push(media);
    return `media-${this.media.length}`;
  }

  sendCard(): string {
    return 'card';
  }

  resend(): void {}

  canQuote(): boolean {
    return true;
  }

  canRecall(): boolean {
    return false;
  }

  async recall(): Promise<void> {}

  remove(): void {}

  markRead(): void {}

  typing(): void {}

  async loadOlder(): Promise<void> {
    this.olderAsked += 1;
  }

  onChange(listener: (change: ConversationChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.isClosed = true;
  }
}

/** One's own part in the calls, as the test says it is. */
export class FakeDeskLegs implements DeskLegs {
  views: LegViews = new Map();
  readonly asked: string[] = [];
  readonly #listeners = new Set<(views: LegViews) => void>();

  show(session: SessionId, leg: Partial<LegView> = {}): void {
    const call = asId<CallId>(`call-${session}`);
    const whole = { call, state: 'connected', isMuted: false, quality: undefined, code: undefined };
    this.views = new Map(this.views).set(session, { ...whole, ...leg } as LegView);
    for (const listener of this.#listeners) listener(this.views);
  }

  onChange(listener: (views: LegViews) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  mute(session: SessionId, isMuted: boolean): void {
    this.show(session, { ...this.views.get(session), isMuted });
  }

  async showCamera(_session: SessionId, isOn: boolean): Promise<boolean> {
    return isOn;
  }

  rejoin(session: SessionId): void {
    this.asked.push(`rejoin ${session}`);
  }
}

/** A desk that says what the test tells it to, and remembers what was asked of it. */
export class FakeDesk implements Desk {
  view: DeskView = { snapshot: undefined };
  readonly asked: string[] = [];
  readonly legs = new FakeDeskLegs();
  people: DirectoryResponse = { groups: [], agents: [] };
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

  transfer(session: SessionId, to: TransferTarget, note?: string): Promise<void> {
    return this.#answer(`transfer ${session} ${JSON.stringify(to)} ${note ?? ''}`.trim());
  }

  addNote(session: SessionId, text: string): Promise<void> {
    return this.#answer(`note ${session} ${text}`);
  }

  directory(): Promise<DirectoryResponse> {
    return Promise.resolve(this.people);
  }

  inviteRating(session: SessionId): Promise<void> {
    return this.#answer(`inviteRating ${session}`);
  }

  async startCall(session: SessionId, media: CallMedia): Promise<CallId> {
    await this.#answer(`call ${session} ${media}`);
    return asId(`call-${session}`);
  }

  answerCall(session: SessionId): Promise<void> {
    return this.#answer(`answer ${session}`);
  }

  endCall(session: SessionId): Promise<void> {
    return this.#answer(`end call ${session}`);
  }

  holdCall(session: SessionId, isHeld: boolean): Promise<void> {
    return this.#answer(`${isHeld ? 'hold' : 'resume'} ${session}`);
  }

  setCamera(session: SessionId, isOn: boolean): Promise<void> {
    return this.#answer(`camera ${isOn ? 'on' : 'off'} ${session}`);
  }

  consult(session: SessionId, to: TransferTarget, note?: string): Promise<void> {
    return this.#answer(`consult ${session} ${JSON.stringify(to)} ${note ?? ''}`.trim());
  }

  endConsult(session: SessionId): Promise<void> {
    return this.#answer(`end consult ${session}`);
  }

  handOver(session: SessionId): Promise<void> {
    return this.#answer(`hand over ${session}`);
  }

  joinCall(): Promise<MediaTicket> {
    return Promise.reject(new Error('the legs join by themselves'));
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
