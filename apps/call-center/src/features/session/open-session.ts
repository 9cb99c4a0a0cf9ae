import { CccError, asId, type CallId, type CallMedia, type SessionId } from '@ccc/protocol';
import { findUnrated } from '../../store/unrated-session';
import { deadlinesOf, summaryOf } from '../../domain';
import { createSession, type CommandKey } from '../../store/session-log';
import { isUniqueViolation } from '../../store/store-error';
import type { ServiceContext } from '../context';
import { recordedIn } from '../call/call-handlers';
import { requireCalls, requireRoomForCall } from '../call/require-calls';
import { requireWelcome, requireWelcomeIn } from '../customer/blocked';
import { readCard } from '../login/customer-records';
import { keyOf, type Caller, type CommandHandler, type FrameOf } from '../socket/command-handler';
import { decideThrough } from './decide-through';
import type { FlowShelf } from './flow-shelf';
import { recentPart } from './recent-part';
import type { SessionEngine } from './session-engine';

interface Opened {
  session: SessionId;
  created: boolean;
  lastSeq: number;
  unrated?: SessionId;
}

/** `session.open`: the customer's live session of a flow, or a new one. */
export function openSessionHandler(
  context: ServiceContext,
  engine: SessionEngine,
  flows: FlowShelf,
): CommandHandler<'session.open'> {
  return async (caller, frame) => {
    if (caller.person.kind !== 'customer') throw new CccError('auth.forbidden');
    await requireWelcome(context, caller.person.id);
    if (frame.args.media) requireCalls(context);
    const opened = await findOrStart(context, engine, flows, caller, frame);
    // Who is blocked from now on has their sessions looked for and ended: this one, if it came later.
    if (opened.created) await requireWelcomeIn(context, engine, caller.person.id, opened.session);
    const part = await recentPart(context, caller.person, opened, frame.args);
    return {
      result: { ...opened, ...part },
      afterwards: () => caller.follow(opened.session, part.after, opened.lastSeq),
    };
  };
}

async function findOrStart(
  context: ServiceContext,
  engine: SessionEngine,
  flows: FlowShelf,
  caller: Caller,
  frame: FrameOf<'session.open'>,
): Promise<Opened> {
  const key = keyOf(caller, frame);
  const find = (): Promise<Opened | null> =>
    findOpen(context, caller.person.id, frame.args.flow, key);
  const found = await find();
  if (found) return found;
  try {
    return await start(context, engine, flows, caller, frame, key);
  } catch (error) {
    // Another connection of the same customer was quicker.
    const theirs = isUniqueViolation(error) ? await find() : null;
    if (!theirs) throw error;
    return theirs;
  }
}

/** The session that this very command began, else the live one. */
async function findOpen(
  { store }: ServiceContext,
  customer: string,
  flow: string,
  { sender, commandId }: CommandKey,
): Promise<Opened | null> {
  const row = await store.db
    .selectFrom('sessions')
    .leftJoin('events', (join) =>
      join
        .onRef('events.session_id', '=', 'sessions.id')
        .on('events.seq', '=', 1)
        .on('events.sender', '=', sender)
        .on('events.command_id', '=', commandId),
    )
    .select(['sessions.id', 'sessions.last_seq', 'events.seq'])
    .where('sessions.customer_id', '=', customer)
    .where('sessions.flow_id', '=', flow)
    .where((eb) =>
      eb.or([
        eb('sessions.stage', 'not in', ['ended', 'completed']),
        eb('events.seq', 'is not', null),
      ]),
    )
    .orderBy('events.seq', (by) => by.nullsLast())
    .limit(1)
    .executeTakeFirst();
  return row ? { session: asId(row.id), created: row.seq !== null, lastSeq: row.last_seq } : null;
}

async function start(
  context: ServiceContext,
  engine: SessionEngine,
  flows: FlowShelf,
  { person }: Caller,
  { args }: FrameOf<'session.open'>,
  key: CommandKey,
): Promise<Opened> {
  const { db } = context.store;
  const flow = await flows.published(person.sdkAppId, args.flow);
  const ground = { state: null, flow: await flows.definition(flow), now: context.now() };
  const { events, state, at } = await decideThrough(db, ground, {
    name: 'session.start',
    customer: await readCard(context, person.id),
    flow,
    ...(args.page === undefined ? {} : { page: args.page }),
    ...(args.clientData === undefined ? {} : { clientData: args.clientData }),
    ...(args.media ? { call: newCall(context, args.media) } : {}),
  });
  const session = asId<SessionId>(context.newId());
  const deadlines = deadlinesOf(state);
  const { sdkAppId } = person;
  const placed = await createSession(db, {
    session,
    sdkAppId,
    customerId: person.id,
    flow,
    expectedSeq: 0,
    events,
    summary: summaryOf(state),
    state,
    at,
    deadlines,
    command: key,
  });
  const logged = placed.map((event) => ({ event, sender: event.command ? key.sender : null }));
  engine.announce({ session, sdkAppId, logged, before: null, state, deadlines });
  const unrated = await findUnrated(db, person.id, args.flow, at);
  return { session, created: true, lastSeq: state.seq, ...(unrated ? { unrated } : {}) };
}

function newCall(context: ServiceContext, media: CallMedia) {
  requireRoomForCall(context);
  return { id: asId<CallId>(context.newId()), media, ...recordedIn(context) };
}
