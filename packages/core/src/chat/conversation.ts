import { CccError, LIMITS, type SessionEventsResponse, type SessionId } from '@ccc/protocol';
import type { Connection } from '../connection/connection-types';
import { Emitter } from '../connection/emitter';
import type { Platform } from '../platform/ports';
import type { MessageItem, SessionStage } from '../session/chat-item';
import { SessionFeed } from '../session/session-feed';
import {
  emptySessionView,
  foldEvents,
  type Perspective,
  type PictureUrl,
  type SessionView,
} from '../session/session-view';
import { changeBetween, itemOf, listItems } from './chat-list';
import type { Conversation, ConversationChange, ConversationView } from './conversation-view';
import { Outbox, type UploadPicture } from './outbox';
import type { LocalPicture, OutboxEntry } from './outbox-store';

export interface ConversationOptions {
  platform: Platform;
  connection: Connection;
  perspective: Perspective;
  /** Where messages that are not sent yet are stored. */
  storageKey: string;
  /** What the log of a session has after `after`, over HTTP. */
  fetchEvents(session: SessionId, after: number): Promise<SessionEventsResponse>;
  uploadPicture: UploadPicture;
  /** The whole address of a path that the service gave. */
  urlOf(path: string): string;
}

const OPENING: SessionStage = { name: 'opening' };

/** The messages of one or, after a 重新咨询, several sessions in a row, and the outbox below them. */
export class ConversationModel implements Conversation {
  view: ConversationView = { session: undefined, stage: OPENING, customer: undefined, items: [] };
  private readonly changes: Emitter<ConversationChange>;
  private readonly outbox: Outbox;
  private readonly outboxItems = new Map<OutboxEntry, MessageItem>();
  /** Pictures sent from here, by command: shown as they were, without being fetched again. */
  private readonly localPictures = new Map<string, string>();
  private past: readonly SessionView[] = [];
  private current: SessionView | undefined;
  private feed: SessionFeed | undefined;

  constructor(private readonly options: ConversationOptions) {
    const { platform, connection, storageKey } = options;
    this.changes = new Emitter(platform.logger);
    this.outbox = new Outbox({
      platform,
      connection,
      storageKey,
      upload: options.uploadPicture,
      lastSeqOf: (session) =>
        this.current && session === this.current.session ? this.current.lastSeq : 0,
      onSent: (session, seq) => {
        if (session === this.current?.session) this.feed?.expect(seq);
      },
      onChange: () => this.refresh(),
    });
    this.refresh();
  }

  /** Shows this session from its first event on, below the one before; does nothing when it is shown. */
  attach(session: SessionId): SessionFeed {
    if (this.feed && this.current?.session === session) return this.feed;
    this.feed?.close();
    if (this.current) this.past = [...this.past, this.current];
    this.current = emptySessionView(session, this.options.perspective);
    const { connection, fetchEvents, platform } = this.options;
    this.feed = new SessionFeed({
      session,
      connection,
      fetchEvents,
      clock: platform.clock,
      logger: platform.logger,
      onEvents: (events) => {
        if (this.current?.session !== session) return;
        this.current = foldEvents(this.current, events, this.pictureUrl);
        this.outbox.settle(session, this.current.commands, this.current.lastSeq);
        this.refresh();
      },
    });
    this.outbox.useSession(session);
    this.refresh();
    return this.feed;
  }

  /** The service says how many are before the customer now. */
  setPlace(session: SessionId, ahead: number): void {
    if (this.current?.session !== session || this.current.stage.name !== 'queued') return;
    if (this.current.stage.ahead === ahead) return;
    this.current = { ...this.current, stage: { ...this.current.stage, ahead } };
    this.refresh();
  }

  send(text: string): string {
    if (text.trim() === '') throw new CccError('message.empty');
    if (text.length > LIMITS.textMaxChars) {
      throw new CccError('message.tooLong', { params: { max: LIMITS.textMaxChars } });
    }
    return this.outbox.add({ type: 'text', text }).id;
  }

  sendImage({ localPath, width, height, bytes }: LocalPicture): string {
    const max = LIMITS.fileMaxBytes;
    if (bytes > max) throw new CccError('file.tooLarge', { params: { max } });
    const picture = { type: 'image', localPath, width, height, bytes, file: undefined } as const;
    const { id } = this.outbox.add(picture);
    this.localPictures.set(id, localPath);
    return id;
  }

  resend(key: string): void {
    this.outbox.resend(key);
  }

  onChange(listener: (change: ConversationChange) => void): () => void {
    return this.changes.listen(listener);
  }

  close(): void {
    this.feed?.close();
    this.outbox.close();
  }

  private readonly pictureUrl: PictureUrl = ({ url = '' }, command) =>
    (command === undefined ? undefined : this.localPictures.get(command)) ??
    this.options.urlOf(url);

  private refresh(): void {
    const { current } = this;
    const sessions = current ? [...this.past, current] : this.past;
    const after: ConversationView = {
      session: current?.session,
      stage: current?.stage ?? OPENING,
      customer: current?.customer,
      items: listItems(sessions, this.outboxList(current)),
    };
    const change = changeBetween(this.view, after);
    if (!change) return;
    this.view = after;
    this.changes.emit(change);
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
