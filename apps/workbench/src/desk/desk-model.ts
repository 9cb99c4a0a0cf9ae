import type { CallView, Conversation } from '@ccc/core';
import type { Desk } from '@ccc/core/desk/index';
import type { DeskSnapshot, DeskTask, SessionId } from '@ccc/protocol';
import { newestSeq } from '../model/reply-wait';
import { goneFrom, nextSelection, tasksInHand } from '../model/task-list';
import { summarize, type TaskSummary } from './task-summary';

/** To the customer, or 内部备注. */
export type WritingMode = 'reply' | 'note';

/** What the page shows; a new object after every change. */
export interface DeskState {
  /** Absent until the service has spoken. */
  snapshot: DeskSnapshot | undefined;
  selected: SessionId | undefined;
  summaries: ReadonlyMap<SessionId, TaskSummary>;
  /** The calls of the sessions in hand. */
  calls: ReadonlyMap<SessionId, CallView>;
}

/**
 * What the desk page knows beyond the desk itself: which session is shown and what was read.
 * It watches the conversation of every session in hand.
 */
export class DeskModel {
  readonly #desk: Desk;
  readonly #listeners = new Set<() => void>();
  readonly #watched = new Map<SessionId, () => void>();
  readonly #seen = new Map<SessionId, number>();
  readonly #drafts = new Map<string, string>();
  readonly #stop: () => void;
  #isAttentive = true;
  #state: DeskState = {
    snapshot: undefined,
    selected: undefined,
    summaries: new Map(),
    calls: new Map(),
  };

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#stop = desk.onChange((view) => this.#take(view.snapshot));
    this.#take(desk.view.snapshot);
  }

  get state(): DeskState {
    return this.#state;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  select(session: SessionId): void {
    this.#set({ selected: session });
    this.#read(session);
  }

  /** Whether somebody looks at the page; only then the shown session counts as read. */
  setAttentive(isAttentive: boolean): void {
    this.#isAttentive = isAttentive;
    if (this.#state.selected) this.#read(this.#state.selected);
  }

  /** The task of a session on the desk. */
  task(session: SessionId): DeskTask | undefined {
    return this.#state.snapshot?.tasks.find((task) => task.session === session);
  }

  conversation(session: SessionId): Conversation {
    return this.#desk.conversation(session);
  }

  /** What was begun to be written, kept while other sessions are shown. */
  draft(session: SessionId, mode: WritingMode = 'reply'): string {
    return this.#drafts.get(`${mode} ${session}`) ?? '';
  }

  /** A note never becomes a reply: each has a draft of its own. */
  setDraft(session: SessionId, text: string, mode: WritingMode = 'reply'): void {
    if (text) this.#drafts.set(`${mode} ${session}`, text);
    else this.#drafts.delete(`${mode} ${session}`);
  }

  close(): void {
    this.#stop();
    for (const stop of this.#watched.values()) stop();
    this.#watched.clear();
    this.#listeners.clear();
  }

  #take(snapshot: DeskSnapshot | undefined): void {
    if (!snapshot) return;
    const before = this.#state.snapshot?.tasks ?? [];
    const selected = nextSelection(this.#state.selected, before, snapshot.tasks);
    this.#set({ snapshot, selected });
    for (const task of goneFrom(before, snapshot.tasks)) this.#forget(task.session);
    for (const task of tasksInHand(snapshot.tasks)) this.#watch(task.session);
    if (selected) this.#read(selected);
  }

  #watch(session: SessionId): void {
    if (this.#watched.has(session)) return;
    const conversation = this.#desk.conversation(session);
    this.#watched.set(
      session,
      conversation.onChange(() => {
        if (this.#state.selected === session) this.#read(session);
        this.#summarize(session);
        this.#noteCall(session, conversation.view.call);
      }),
    );
    this.#summarize(session);
    this.#noteCall(session, conversation.view.call);
  }

  #read(session: SessionId): void {
    if (!this.#isAttentive || !this.#watched.has(session)) return;
    this.#seen.set(session, newestSeq(this.#desk.conversation(session).view.items));
    this.#summarize(session);
  }

  #summarize(session: SessionId): void {
    const { view } = this.#desk.conversation(session);
    const summary = summarize(view, this.#seen.get(session) ?? 0);
    const known = this.#state.summaries.get(session);
    if (known && isSame(known, summary)) return;
    this.#set({ summaries: new Map(this.#state.summaries).set(session, summary) });
  }

  #noteCall(session: SessionId, call: CallView | undefined): void {
    if (this.#state.calls.get(session) === call) return;
    const calls = new Map(this.#state.calls);
    if (call) calls.set(session, call);
    else calls.delete(session);
    this.#set({ calls });
  }

  #forget(session: SessionId): void {
    this.#watched.get(session)?.();
    this.#watched.delete(session);
    this.#seen.delete(session);
    this.setDraft(session, '', 'reply');
    this.setDraft(session, '', 'note');
    this.#desk.conversation(session).close();
    this.#noteCall(session, undefined);
  }

  #set(part: Partial<DeskState>): void {
    this.#state = { ...this.#state, ...part };
    for (const listener of [...this.#listeners]) listener();
  }
}

function isSame(a: TaskSummary, b: TaskSummary): boolean {
  return a.unread === b.unread && a.waitingSince === b.waitingSince && a.lastText === b.lastText;
}
