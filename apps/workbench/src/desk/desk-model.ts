import type { Conversation, Desk } from '@ccc/core';
import type { DeskSnapshot, DeskTask, SessionId } from '@ccc/protocol';
import { newestSeq } from '../model/reply-wait';
import { nextSelection, putAway, tasksInHand } from '../model/task-list';
import { summarize, type TaskSummary } from './task-summary';

/** What the page shows; a new object after every change. */
export interface DeskState {
  /** Absent until the service has spoken. */
  snapshot: DeskSnapshot | undefined;
  selected: SessionId | undefined;
  summaries: ReadonlyMap<SessionId, TaskSummary>;
  /** Completed since login, the newest first. */
  finished: readonly DeskTask[];
}

/** How many completed sessions stay readable. */
export const FINISHED_MAX = 30;

/**
 * What the desk page knows beyond the desk itself: which session is shown, what was read, what
 * was completed. It watches the conversation of every session in hand.
 */
export class DeskModel {
  readonly #desk: Desk;
  readonly #listeners = new Set<() => void>();
  readonly #watched = new Map<SessionId, () => void>();
  readonly #seen = new Map<SessionId, number>();
  readonly #drafts = new Map<SessionId, string>();
  readonly #stop: () => void;
  #isAttentive = true;
  #state: DeskState = {
    snapshot: undefined,
    selected: undefined,
    summaries: new Map(),
    finished: [],
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

  /** The task of a session in hand, or of one completed since login. */
  task(session: SessionId): DeskTask | undefined {
    const { snapshot, finished } = this.#state;
    return [...(snapshot?.tasks ?? []), ...finished].find((task) => task.session === session);
  }

  conversation(session: SessionId): Conversation {
    return this.#desk.conversation(session);
  }

  /** What was begun to be written, kept while other sessions are shown. */
  draft(session: SessionId): string {
    return this.#drafts.get(session) ?? '';
  }

  setDraft(session: SessionId, text: string): void {
    if (text) this.#drafts.set(session, text);
    else this.#drafts.delete(session);
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
    const done = putAway(before, snapshot.tasks);
    const finished = [...done, ...this.#state.finished];
    for (const task of finished.slice(FINISHED_MAX)) this.#forget(task.session);
    const selected = nextSelection(this.#state.selected, before, snapshot.tasks);
    this.#set({ snapshot, selected, finished: finished.slice(0, FINISHED_MAX) });
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
      }),
    );
    this.#summarize(session);
  }

  #read(session: SessionId): void {
    if (!this.#isAttentive || !this.#watched.has(session)) return;
    this.#seen.set(session, newestSeq(this.#desk.conversation(session).view.items));
    this.#summarize(session);
  }

  #summarize(session: SessionId): void {
    const { items } = this.#desk.conversation(session).view;
    const summary = summarize(items, this.#seen.get(session) ?? 0);
    const known = this.#state.summaries.get(session);
    if (known && isSame(known, summary)) return;
    this.#set({ summaries: new Map(this.#state.summaries).set(session, summary) });
  }

  #forget(session: SessionId): void {
    this.#watched.get(session)?.();
    this.#watched.delete(session);
    this.#seen.delete(session);
    this.#drafts.delete(session);
    this.#desk.conversation(session).close();
  }

  #set(part: Partial<DeskState>): void {
    this.#state = { ...this.#state, ...part };
    for (const listener of [...this.#listeners]) listener();
  }
}

function isSame(a: TaskSummary, b: TaskSummary): boolean {
  return a.unread === b.unread && a.waitingSince === b.waitingSince && a.lastText === b.lastText;
}
