import type { SessionEvent, SessionListItem, SessionListResponse } from '@ccc/protocol';
import { SingleFlight } from '../connection/single-flight';
import type { Logger } from '../platform/ports';
import { viewFrom } from '../session/session-past';
import type { ConversationModel, FetchEvents } from './conversation';

/** Events fetched at once. */
const PAGE = 100;

export interface OlderMessagesOptions {
  model: ConversationModel;
  logger: Logger;
  fetchEvents: FetchEvents;
  /** The sessions before that belong above it: those that began before `before`, the newest first. */
  fetchSessions(before: number | undefined): Promise<SessionListResponse>;
}

/** Brings what is above the conversation, page by page: the rest of its session, then those before. */
export class OlderMessages {
  private readonly loading = new SingleFlight<void>();
  /** Earlier sessions that are known and not shown yet, the newest first. */
  private earlier: readonly SessionListItem[] = [];
  private listedTo: number | undefined;
  private list: 'more' | 'whole' = 'more';

  constructor(private readonly options: OlderMessagesOptions) {}

  /** The conversation begins to be shown: finds out whether there is more. Never rejects. */
  async begin(): Promise<void> {
    const { model, logger } = this.options;
    if (model.view.older !== undefined) return;
    try {
      const has = await this.hasMore();
      if (model.view.older === undefined) model.setOlder(has ? 'more' : 'none');
    } catch (error) {
      logger.warn('chat: earlier sessions could not be listed', { error: String(error) });
      model.setOlder('more');
    }
  }

  load(): Promise<void> {
    return this.loading.run(() => this.loadPage());
  }

  private async loadPage(): Promise<void> {
    const { model, logger } = this.options;
    if (model.view.older === undefined || model.view.older === 'none') return;
    model.setOlder('loading');
    try {
      const length = model.view.items.length;
      // A page of inside facts shows nothing; whoever asked wants to see something.
      while (model.view.items.length === length && (await this.putPage()));
      model.setOlder((await this.hasMore()) ? 'more' : 'none');
    } catch (error) {
      logger.warn('chat: older messages could not be loaded', { error: String(error) });
      model.setOlder('failed');
    }
  }

  /** False when there is nothing left to put. */
  private async putPage(): Promise<boolean> {
    const { model, fetchEvents } = this.options;
    const [top] = model.sessions;
    if (top && top.after > 0) {
      const after = Math.max(0, top.after - PAGE);
      const limit = top.after - after;
      const { events } = await fetchEvents(top.session, after, { limit, landmarks: false });
      model.putBefore(top.session, whole(events, limit));
      return true;
    }
    if (!(await this.hasMore())) return false;
    const [next, ...rest] = this.earlier;
    if (!next) return false;
    const after = Math.max(0, next.lastSeq - PAGE);
    const limit = next.lastSeq - after;
    const page = await fetchEvents(next.session, after, { limit, landmarks: after > 0 });
    const events = whole(page.events, limit);
    this.earlier = rest;
    const start = { after: next.lastSeq, landmarks: page.landmarks ?? [] };
    model.putAbove(viewFrom(next.session, { kind: 'customer' }, start));
    model.putBefore(next.session, events);
    return true;
  }

  private async hasMore(): Promise<boolean> {
    const { model, fetchSessions } = this.options;
    if ((model.sessions[0]?.after ?? 0) > 0) return true;
    while (this.earlier.length === 0 && this.list === 'more') {
      const { sessions } = await fetchSessions(this.listedTo);
      const last = sessions[sessions.length - 1];
      if (!last) this.list = 'whole';
      this.listedTo = last?.createdAt;
      this.earlier = sessions.filter((each) => isOver(each) && this.isBefore(each));
    }
    return this.earlier.length > 0;
  }

  private isBefore({ session, createdAt }: SessionListItem): boolean {
    const { sessions } = this.options.model;
    const began = sessions[0]?.effects[0]?.at ?? Infinity;
    return createdAt <= began && !sessions.some((shown) => shown.session === session);
  }
}

/** Numbers have no gaps: less than what was asked for is a loss, and nothing to put. */
function whole(events: readonly SessionEvent[], count: number): readonly SessionEvent[] {
  if (events.length !== count) throw new Error(`${events.length} events instead of ${count}`);
  return events;
}

function isOver({ stage }: SessionListItem): boolean {
  return stage === 'ended' || stage === 'completed';
}
