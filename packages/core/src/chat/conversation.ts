import {
  CccError,
  LIMITS,
  type CardContent,
  type SessionEvent,
  type SessionEventsResponse,
  type QueuePlace,
  type SessionId,
  type Side,
} from '@ccc/protocol';
import type { Connection } from '../connection/connection-types';
import { Emitter } from '../connection/emitter';
import type { Platform } from '../platform/ports';
import type { ChatItem, MessageItem, SessionStage } from '../session/chat-item';
import { SessionFeed } from '../session/session-feed';
import { foldBefore, viewFrom, type SessionStart } from '../session/session-past';
import {
  fileUrlsBy,
  foldEvents,
  type FileUrls,
  type Perspective,
  type SessionView,
} from '../session/session-view';
import { changeBetween, itemOf, listItems } from './chat-list';
import type {
  Conversation,
  ConversationChange,
  ConversationView,
  OlderState,
  SendOptions,
} from './conversation-view';
import { readCard } from './card';
import { requireSendable, type LocalMedia } from './local-media';
import { Outbox, type UploadFile } from './outbox';
import type { OutboxEntry } from './outbox-store';
import { HiddenMessages } from './hidden-messages';
import { TalkSigns } from './talk-signs';

export interface ConversationOptions {
  platform: Platform;
  connection: Connection;
  perspective: Perspective;
  /** Where messages that are not sent yet are stored. */
  storageKey: string;
  /** Where is noted what was deleted on this device. */
  hiddenKey: string;
  fetchEvents: FetchEvents;
  uploadFile: UploadFile;
  /** The whole address of a path that the service gave. */
  urlOf(path: string): string;
}

/** What the log of a session has after `after`, over HTTP: the next 500 events, unless told. */
export type FetchEvents = (
  session: SessionId,
  after: number,
  page?: { limit: number; landmarks: boolean },
) => Promise<SessionEventsResponse>;

const WHOLE: SessionStart = { after: 0, landmarks: [] };
const OPENING: SessionStage = { name: 'opening' };

/** The messages of one or, after a 重新咨询, several sessions in a row, and the outbox below them. */
export class ConversationModel implements Omit<Conversation, 'loadOlder'> {
  view: ConversationView = {
    session: undefined,
    stage: OPENING,
    customer: undefined,
    rating: undefined,
    left: undefined,
    unrated: undefined,
    items: [],
  };
  private readonly changes: Emitter<ConversationChange>;
  private readonly outbox: Outbox;
  private readonly outboxItems = new Map<OutboxEntry, MessageItem>();
  /** Files sent from here, by command: shown as they were, without being fetched again. */
  private readonly localUrls = new Map<string, ReturnType<FileUrls>>();
  private past: readonly SessionView[] = [];
  private current: SessionView | undefined;
  private feed: SessionFeed | undefined;
  private older: OlderState | undefined;
  private unrated: SessionId | undefined;
  private signs: TalkSigns | undefined;
  private readonly hidden: HiddenMessages;

  constructor(private readonly options: ConversationOptions) {
    const { platform, connection, storageKey } = options;
    this.changes = new Emitter(platform.logger);
    this.hidden = new HiddenMessages(platform.storage, options.hiddenKey, platform.logger);
    this.outbox = new Outbox({
      platform,
      connection,
      storageKey,
      upload: options.uploadFile,
      lastSeqOf: (session) =>
        this.current && session === this.current.session ? this.current.lastSeq : 0,
      onSent: (session, seq) => {
        if (session === this.current?.session) this.feed?.expect(seq);
      },
      onChange: () => this.refresh(),
    });
    this.refresh();
  }

  /**
   * Shows this session below the one before; does nothing when it is shown.
   * @param start Where to begin; default: with its first event.
   */
  attach(session: SessionId, start: SessionStart = WHOLE): SessionFeed {
    if (this.feed && this.current?.session === session) return this.feed;
    this.feed?.close();
    // What lies between a session left out in part and the one above it would be missing unseen.
    if (start.after > 0) this.past = [];
    else if (this.current) this.past = [...this.past, this.current];
    this.current = viewFrom(session, this.options.perspective, start);
    const { connection, fetchEvents, platform } = this.options;
    const { kind: side } = this.options.perspective;
    this.signs?.close();
    this.signs = new TalkSigns({
      session,
      side,
      connection,
      clock: platform.clock,
      onChange: () => this.refresh(),
    });
    this.feed = new SessionFeed({
      session,
      after: start.after,
      connection,
      fetchEvents,
      clock: platform.clock,
      logger: platform.logger,
      onEvents: (events) => {
        if (this.current?.session !== session) return;
        this.current = foldEvents(this.current, events, this.fileUrls);
        if (events.some((event) => isFromOther(event, side))) this.signs?.written();
        this.outbox.settle(session, this.current.commands, this.current.lastSeq);
        this.refresh();
      },
    });
    this.outbox.useSession(session);
    this.refresh();
    return this.feed;
  }

  /** The sessions shown, the first on top. */
  get sessions(): readonly SessionView[] {
    return this.current ? [...this.past, this.current] : this.past;
  }

  /** The newest event of the session shown; 0 without one. */
  get lastSeq(): number {
    return this.current?.lastSeq ?? 0;
  }

  /** Puts events before those that the first session shown has. */
  putBefore(session: SessionId, events: readonly SessionEvent[]): void {
    const [top] = this.sessions;
    if (top?.session !== session) return;
    const whole = foldBefore(top, events, this.fileUrls);
    if (top === this.current) this.current = whole;
    else this.past = [whole, ...this.past.slice(1)];
    this.refresh();
  }

  /** Puts an earlier session, with nothing of it loaded yet, above the others. */
  putAbove(view: SessionView): void {
    this.past = [view, ...this.past];
  }

  setOlder(older: OlderState): void {
    this.older = older;
    this.refresh();
  }

  /** The service says how many are before the customer now, and about how long it takes. */
  setPlace({ session, ahead, waitMinutes }: QueuePlace): void {
    if (this.current?.session !== session || this.current.stage.name !== 'queued') return;
    const { stage } = this.current;
    if (stage.ahead === ahead && stage.waitMinutes === waitMinutes) return;
    this.current = { ...this.current, stage: { ...stage, ahead, waitMinutes } };
    this.refresh();
  }

  /** An earlier session that the customer may still rate; undefined: none. */
  setUnrated(session: SessionId | undefined): void {
    this.unrated = session;
    this.refresh();
  }

  /** The service has stored a rating as this event. */
  rated(session: SessionId, seq: number | undefined): void {
    if (session === this.unrated) this.setUnrated(undefined);
    this.stored(session, seq);
  }

  /** The service has stored something of this session as this event. */
  stored(session: SessionId, seq: number | undefined): void {
    if (session === this.current?.session && seq !== undefined) this.feed?.expect(seq);
  }

  send(text: string, { quote }: SendOptions = {}): string {
    if (text.trim() === '') throw new CccError('message.empty');
    if (text.length > LIMITS.textMaxChars) {
      throw new CccError('message.tooLong', { params: { max: LIMITS.textMaxChars } });
    }
    this.signs?.sent();
    const seq = quote !== undefined && this.canQuote(quote) ? this.message(quote)?.seq : undefined;
    const quoting = seq === undefined ? {} : { quote: { seq } };
    return this.outbox.add({ type: 'text', text, ...quoting }).id;
  }

  sendMedia(media: LocalMedia): string {
    requireSendable(media);
    const { id } = this.outbox.add(media);
    const posterUrl = (media.type === 'video' && media.posterPath) || '';
    this.localUrls.set(id, { url: media.localPath, posterUrl });
    return id;
  }

  sendCard(card: Omit<CardContent, 'type'>): string {
    const content = readCard({ ...card });
    if (!content) throw new CccError('message.cardInvalid', { params: { problem: 'title' } });
    return this.outbox.add(content).id;
  }

  resend(key: string): void {
    this.outbox.resend(key);
  }

  canQuote(key: string): boolean {
    const item = this.message(key);
    const isLive = item?.session === this.view.session && this.view.stage.name !== 'ended';
    return isLive && item?.seq !== undefined;
  }

  canRecall(key: string): boolean {
    const item = this.message(key);
    if (!item?.isOwn || item.isAnswer || item.seq === undefined) return false;
    const isLive = item.session === this.view.session && this.view.stage.name !== 'ended';
    return isLive && this.options.connection.serverNow() - item.at < LIMITS.recallMs;
  }

  async recall(key: string): Promise<void> {
    const { session, seq } = this.message(key) ?? {};
    if (session === undefined || seq === undefined) throw new CccError('message.unknown');
    await this.options.connection.command('message.recall', { seq }, { session });
  }

  remove(key: string): void {
    const item = this.view.items.find((other) => other.key === key);
    if (!item) return;
    if (item.seq === undefined) return this.outbox.remove(key);
    if (item.session === undefined) return;
    this.hidden.add(item.session, item.seq);
    this.refresh();
  }

  markRead(): void {
    const other = this.options.perspective.kind === 'customer' ? 'agent' : 'customer';
    const { items } = this.current ?? { items: [] };
    for (let index = items.length - 1; index >= 0; index -= 1) {
      const item = items[index]!;
      if (item.kind !== 'message' || item.sender.kind !== other || item.seq === undefined) continue;
      return this.signs?.read(item.seq);
    }
  }

  typing(): void {
    if (this.view.stage.name === 'active') this.signs?.typing();
  }

  onChange(listener: (change: ConversationChange) => void): () => void {
    return this.changes.listen(listener);
  }

  close(): void {
    this.signs?.close();
    this.feed?.close();
    this.outbox.close();
  }

  private readonly fileUrls: FileUrls = (content, command) => {
    const local = command === undefined ? undefined : this.localUrls.get(command);
    return local ?? fileUrlsBy(this.options.urlOf)(content, command);
  };

  private message(key: string): MessageItem | undefined {
    const item = this.view.items.find((other) => other.key === key);
    return item?.kind === 'message' ? item : undefined;
  }

  private refresh(): void {
    const { current, sessions, older } = this;
    const after: ConversationView = {
      session: current?.session,
      stage: current?.stage ?? OPENING,
      customer: current?.customer,
      rating: current?.rating,
      left: current?.left,
      media: current?.media,
      call: current?.call,
      unrated: this.unrated,
      items: this.withoutHidden(listItems(sessions, this.outboxList(current))),
      ...(older === undefined ? {} : { older }),
      ...(this.signs?.readSeq ? { readSeq: this.signs.readSeq } : {}),
      ...(this.signs?.isTyping ? { isTyping: true } : {}),
    };
    const change = changeBetween(this.view, after);
    if (!change) return;
    this.view = after;
    this.changes.emit(change);
  }

  private withoutHidden(items: ChatItem[]): ChatItem[] {
    if (this.hidden.isEmpty) return items;
    return items.filter((item) => !this.hidden.has(item.session, item.seq));
  }

  /** The same entry is the same item, so that the difference between two lists is small. */
  private outboxList(current: SessionView | undefined) {
    const { entries } = this.outbox;
    for (const entry of this.outboxItems.keys()) {
      if (!entries.includes(entry)) this.outboxItems.delete(entry);
    }
    return entries
      .filter((entry) => !current?.commands.has(entry.id))
      .map((entry) => {
        const item =
          this.outboxItems.get(entry) ?? itemOf(entry, this.options.perspective, current);
        this.outboxItems.set(entry, item);
        return { entry, item };
      });
  }
}

/** Whether it is a message of the other side than this. */
function isFromOther({ name, actor }: SessionEvent, side: Side): boolean {
  return name === 'message.sent' && actor.kind !== side && actor.kind !== 'system';
}
