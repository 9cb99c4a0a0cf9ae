import {
  asId,
  type CannedRepliesResponse,
  type CannedReply,
  type CannedReplyText,
  type CccError,
  type CustomerBlock,
  type CustomerId,
  type CustomerNote,
  type CustomerPagesResponse,
  type CustomerProfile,
  type LeftMessageItem,
  type LeftMessagesResponse,
  type QueueResponse,
  type SessionEvent,
  type SessionEventsResponse,
  type SessionId,
  type SessionListItem,
  type SessionListResponse,
  type SessionMatch,
  type SessionSearchResponse,
  type Sound,
  type SoundsResponse,
  type TagsResponse,
  type WaitingSession,
} from '@ccc/protocol';
import type { DeskApi } from '../src/service/desk-api';
import { CUSTOMER, GROUP, ME } from './chat-log';

export function endedOf(name: string, createdAt = 0): SessionListItem {
  return {
    session: asId<SessionId>(name),
    stage: 'completed',
    customer: { ...CUSTOMER, nickname: name },
    group: GROUP,
    createdAt,
    lastSeq: 2,
    lastText: '再见',
  };
}

export function leftOf(name: string, at: number): LeftMessageItem {
  return { ...endedOf(name, at), left: { text: `${name}请回电`, contact: '138', at } };
}

export function waitingOf(name: string, queuedAt = 0): WaitingSession {
  const customer = { ...CUSTOMER, nickname: name };
  return { session: asId<SessionId>(name), customer, group: GROUP, priority: 3, queuedAt };
}

export function soundOf(name: string, change: Partial<Sound> = {}): Sound {
  const about = { bytes: 2048, durationMs: 3000, createdAt: 0, url: `/api/v1/files/${name}` };
  return { id: name, name, ...about, usedBy: [], ...change };
}

/** A service that answers what the test puts into it, page by page of two. */
export class FakeDeskApi implements DeskApi {
  waiting: WaitingSession[] = [];
  sessions: SessionListItem[] = [];
  left: LeftMessageItem[] = [];
  matches: SessionMatch[] = [];
  /** The one customer that is known here. */
  profile: CustomerProfile = {
    customer: CUSTOMER,
    openidTail: 'abc123',
    firstSeenAt: 0,
    tags: [],
    notes: [],
  };
  known: string[] = [];
  canned: CannedReply[] = [];
  framed: CustomerPagesResponse['pages'] = [];
  readonly log = new Map<string, SessionEvent[]>();
  /** What was asked, in order. */
  readonly asked: string[] = [];
  /** What every request fails with. */
  failWith: CccError | undefined;

  async queue(): Promise<QueueResponse> {
    this.#hear('queue');
    return { waiting: this.waiting, total: this.waiting.length, now: 0 };
  }

  async ended(before = Infinity): Promise<SessionListResponse> {
    this.#hear(`ended ${before}`);
    return {
      sessions: this.sessions.filter(({ createdAt }) => createdAt < before).slice(0, 2),
    };
  }

  async leftMessages(handled: boolean, before = Infinity): Promise<LeftMessagesResponse> {
    const all = this.left.filter(({ left }) => (left.handled !== undefined) === handled);
    const messages = all.filter(({ left }) => left.at < before).slice(0, 2);
    return { messages, open: this.left.filter(({ left }) => !left.handled).length };
  }

  async handleLeft(session: SessionId): Promise<void> {
    this.#hear(`handle ${session}`);
    const by = { id: ME.id, nickname: ME.nickname };
    this.left = this.left.map((item) =>
      item.session === session ? { ...item, left: { ...item.left, handled: { by, at: 9 } } } : item,
    );
  }

  async search(words: string, before?: number): Promise<SessionSearchResponse> {
    this.#hear(['search', words, before].filter((each) => each !== undefined).join(' '));
    return { matches: this.matches };
  }

  async events(session: SessionId, after: number): Promise<SessionEventsResponse> {
    this.#hear(`events ${session} ${after}`);
    const all = this.log.get(session) ?? [];
    const events = all.filter(({ seq }) => seq > after).slice(0, 2);
    return { session, events, lastSeq: all.length };
  }

  async why(session: SessionId): Promise<Record<'zh-CN' | 'en', string>> {
    this.#hear(`why ${session}`);
    return { 'zh-CN': '前面还有 1 人。', en: 'One is before them.' };
  }

  async customer(): Promise<CustomerProfile> {
    this.#hear('customer');
    return this.profile;
  }

  async addNote(_id: CustomerId, text: string): Promise<CustomerNote> {
    this.#hear(`note ${text}`);
    return { id: text, text, at: 0, author: { id: ME.id, nickname: ME.nickname } };
  }

  async removeNote(_id: CustomerId, note: string): Promise<void> {
    this.#hear(`remove note ${note}`);
  }

  async addTag(_id: CustomerId, tag: string): Promise<TagsResponse> {
    this.#hear(`tag ${tag}`);
    return { tags: [...this.profile.tags, tag] };
  }

  async removeTag(_id: CustomerId, tag: string): Promise<TagsResponse> {
    this.#hear(`remove tag ${tag}`);
    return { tags: this.profile.tags.filter((each) => each !== tag) };
  }

  async tags(): Promise<TagsResponse> {
    this.#hear('tags');
    return { tags: this.known };
  }

  async history(_id: CustomerId, before = Infinity): Promise<SessionListResponse> {
    this.#hear(`history ${before}`);
    return { sessions: this.sessions.filter(({ createdAt }) => createdAt < before).slice(0, 2) };
  }

  async pages(): Promise<CustomerPagesResponse> {
    this.#hear('pages');
    return { pages: this.framed };
  }

  async block(_id: CustomerId, reason: string): Promise<CustomerBlock> {
    this.#hear(`block ${reason}`);
    return { reason, at: 0, by: { id: ME.id, nickname: ME.nickname } };
  }

  async unblock(): Promise<void> {
    this.#hear('unblock');
  }

  async replies(): Promise<CannedRepliesResponse> {
    this.#hear('replies');
    return { replies: this.canned };
  }

  async addReply(scope: CannedReply['scope'], text: CannedReplyText): Promise<CannedReply> {
    this.#hear(`reply ${scope} ${text.title}`);
    return { id: text.title, scope, ...text };
  }

  async importReplies(
    scope: CannedReply['scope'],
    replies: readonly CannedReplyText[],
  ): Promise<CannedRepliesResponse> {
    this.#hear(`import ${scope} ${replies.length}`);
    return { replies: replies.map((text) => ({ id: text.title, scope, ...text })) };
  }

  async changeReply(id: string, text: CannedReplyText): Promise<CannedReply> {
    this.#hear(`change reply ${id}`);
    return { id, scope: 'own', ...text };
  }

  async removeReply(id: string): Promise<void> {
    this.#hear(`remove reply ${id}`);
  }

  urlOf(path: string): string {
    return `http://service${path}`;
  }

  #hear(request: string): void {
    this.asked.push(request);
    if (this.failWith) throw this.failWith;
  }

  soundList: Sound[] = [];
  soundsProblem: CccError | undefined;
  /** What the next upload of a sound is refused with. */
  uploadProblem: CccError | undefined;
  /** How far the last upload has come. */
  uploadProgress: ((fraction: number) => void) | undefined;

  async sounds(): Promise<SoundsResponse> {
    if (this.soundsProblem) throw this.soundsProblem;
    return { sounds: this.soundList };
  }

  async uploadSound(localPath: string, onProgress: (fraction: number) => void): Promise<Sound> {
    this.uploadProgress = onProgress;
    if (this.uploadProblem) throw this.uploadProblem;
    const sound = soundOf(localPath.replace('blob:', ''));
    this.soundList = [sound, ...this.soundList];
    return sound;
  }

  async renameSound(id: string, name: string): Promise<Sound> {
    this.soundList = this.soundList.map((each) => (each.id === id ? { ...each, name } : each));
    return soundOf(name);
  }

  async removeSound(id: string): Promise<void> {
    this.soundList = this.soundList.filter((each) => each.id !== id);
  }
}
