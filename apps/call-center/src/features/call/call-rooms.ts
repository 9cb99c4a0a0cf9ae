import { announcedWords } from '@ccc/flow';
import type { AgentId, CallId, FlowWords, SessionId } from '@ccc/protocol';
import { hearingOf } from '../../domain/call-sound';
import type { SessionState } from '../../domain';
import type { LegEvent, LegRole, MediaProvider } from '../../media/media-provider';
import { moveLeg, readCallStates, seeLegs, type Leg } from '../../store/call-legs';
import { findWaiting } from '../../store/queue';
import type { ServiceContext } from '../context';
import type { Commit } from '../session/commit';
import type { SessionEngine } from '../session/session-engine';
import { CallQuality } from './call-quality';
import { CallVoice } from './call-voice';
import type { CallRecordings } from './recording/call-recordings';
import { RoomSound } from './room-sound';

/** How often it is written down who is there. */
const SEEN_EVERY_MS = 5000;

interface Room {
  session: SessionId;
  /** Who is on the agent's side. */
  agent: AgentId | null;
  /** Who is consulted. */
  colleague: AgentId | null;
  there: Set<LegRole>;
  seenAt: number;
  sound: RoomSound;
  quality: CallQuality;
  /** The state that was applied last. */
  seq: number;
}

/**
 * The calls whose media goes through this node: what is in the log is what is heard. Commits of other
 * nodes are made up for by the sweep.
 */
export class CallRooms {
  readonly #context: ServiceContext;
  readonly #engine: SessionEngine;
  readonly #media: MediaProvider;
  readonly #voice: CallVoice;
  readonly #recordings: CallRecordings | null;
  readonly #rooms = new Map<CallId, Room>();

  constructor(
    context: ServiceContext,
    engine: SessionEngine,
    media: MediaProvider,
    recordings: CallRecordings | null,
  ) {
    this.#context = context;
    this.#engine = engine;
    this.#media = media;
    this.#voice = new CallVoice(context);
    this.#recordings = recordings;
  }

  /** @returns how to stop */
  start(): () => Promise<void> {
    const stop = this.#media.onLeg((event) => this.#heard(event));
    return async () => {
      stop();
      for (const call of this.#rooms.keys()) await this.#media.closeRoom(call);
      this.#rooms.clear();
    };
  }

  /** A side comes in, or back. @returns the SDP answer */
  async enter(leg: Leg, state: SessionState, offer: string): Promise<string> {
    const { call, role, session } = leg;
    this.#media.openRoom(call);
    const room = this.#rooms.get(call) ?? this.#newRoom(call, session);
    this.#rooms.set(call, room);
    const answer = await this.#media.answer(call, role, offer);
    await seeLegs(this.#context.store.db, [leg], this.#context.now());
    this.#apply(call, room, state);
    return answer;
  }

  leave({ call, role }: Leg): void {
    const room = this.#rooms.get(call);
    if (!room) return;
    room.there.delete(role);
    this.#media.removeLeg(call, role);
  }

  committed({ before, state }: Commit): void {
    const call = before?.call?.id ?? state.call?.id;
    const room = call && this.#rooms.get(call);
    if (room) this.#apply(call, room, state);
  }

  async sweep(): Promise<void> {
    const { store, now, limits } = this.#context;
    const rooms = [...this.#rooms];
    const states = await readCallStates(
      store.db,
      rooms.map(([, { session }]) => session),
    );
    const at = now();
    const every = Math.min(SEEN_EVERY_MS, limits.callGraceMs / 3);
    const there: Array<{ call: CallId; role: LegRole }> = [];
    for (const [call, room] of rooms) {
      const state = states.get(room.session);
      void room.quality.sample(at, () => this.#media.stats(call));
      if (state) this.#apply(call, room, state);
      else await this.#close(call);
      if (at - room.seenAt < every) continue;
      room.seenAt = at;
      for (const role of room.there) there.push({ call, role });
    }
    await seeLegs(store.db, there, at);
  }

  #apply(call: CallId, room: Room, state: SessionState): void {
    if (state.call?.id !== call) {
      void this.#close(call);
      return;
    }
    // A sweep may have read what a commit has overtaken.
    if (state.seq < room.seq) return;
    room.seq = state.seq;
    this.#seat(call, room, state);
    const hearing = hearingOf(state);
    this.#recordings?.follow(room.session, state, hearing.together.includes('customer'));
    room.sound.apply(hearing);
  }

  #newRoom(call: CallId, session: SessionId): Room {
    const { log } = this.#context;
    const sound = new RoomSound({
      call,
      media: this.#media,
      log,
      now: () => this.#context.now(),
      packetsOf: (words) => this.#voice.packetsOf(words),
      announcement: () => this.#announcement(session),
      onHeard: (until) => this.#goOn(call, session, until),
    });
    const quality = new CallQuality(this.#context.now());
    const seats = { agent: null, colleague: null, there: new Set<LegRole>() };
    return { session, ...seats, seenAt: 0, sound, quality, seq: 0 };
  }

  /** As long as the customer waits. */
  async #announcement(session: SessionId): Promise<FlowWords | null> {
    const waiting = await findWaiting(this.#context.store.db, session);
    if (waiting?.state.stage !== 'queued') return null;
    return announcedWords(waiting.state.snapshot, waiting.ahead);
  }

  /** The flow waits for what was heard. What fails comes again with the next sweep. */
  #goOn(call: CallId, session: SessionId, until: string): void {
    const ask = () => ({ name: 'call.heard', call, until }) as const;
    this.#engine
      .run({ session, ask })
      .catch((err: unknown) => this.#context.log.warn({ err, call }, 'the flow was not told'));
  }

  /** Passed on, or taken back: whoever had it is out at once. Handed over: the colleague goes on without a break. */
  #seat(call: CallId, room: Room, state: SessionState): void {
    const agent = state.stage === 'active' ? state.service.agent.id : null;
    const { consult } = state.call ?? {};
    const colleague = consult?.name === 'joined' ? consult.agent.id : null;
    if (room.colleague !== null && room.colleague === agent) this.#moveUp(call, room);
    else {
      if (room.agent !== null && room.agent !== agent) this.#putOut(call, room, 'agent');
      if (room.colleague !== null && room.colleague !== colleague) {
        this.#putOut(call, room, 'colleague');
      }
    }
    Object.assign(room, { agent, colleague });
  }

  #moveUp(call: CallId, room: Room): void {
    if (room.there.delete('colleague')) room.there.add('agent');
    else room.there.delete('agent');
    room.seenAt = 0;
    this.#media.moveLeg(call, 'colleague', 'agent');
    const at = this.#context.now();
    const seats = { from: 'colleague', to: 'agent', at } as const;
    moveLeg(this.#context.store.db, call, seats).catch((err: unknown) =>
      this.#context.log.warn({ err, call }, 'a handover is not written down'),
    );
  }

  #putOut(call: CallId, room: Room, role: LegRole): void {
    room.there.delete(role);
    this.#media.removeLeg(call, role);
  }

  async #close(call: CallId): Promise<void> {
    const room = this.#rooms.get(call);
    if (!room) return;
    this.#rooms.delete(call);
    room.sound.stop();
    const { log, now } = this.#context;
    try {
      await room.quality.sample(now(), () => this.#media.stats(call), true);
      this.#tellQuality(call, room);
      await this.#media.closeRoom(call);
    } catch (err) {
      log.warn({ err, call }, 'a call was not put away');
    }
  }

  #tellQuality(call: CallId, { session, quality }: Room): void {
    const sides = quality.result();
    if (sides.length === 0) return;
    this.#engine
      .run({ session, ask: () => ({ name: 'call.measure', call, sides }) })
      .catch((err: unknown) => this.#context.log.warn({ err, call }, 'a call’s quality was lost'));
  }

  #heard({ call, role, kind, digits, prompt }: LegEvent): void {
    const room = this.#rooms.get(call);
    if (!room) return;
    if (kind === 'connected') {
      room.there.add(role);
      room.seenAt = 0;
    } else if (kind === 'lost') room.there.delete(role);
    else if (prompt !== undefined) room.sound.played(prompt);
    else if (role === 'customer' && digits) this.#press(call, room.session, digits);
  }

  /** Keys that came within the sound (RFC 4733). */
  #press(call: CallId, session: SessionId, digits: string): void {
    const pressed = this.#engine.run({
      session,
      ask: ({ state }) => ({
        name: 'call.digits',
        actor: { kind: 'customer', id: state.customer.id },
        call,
        digits,
      }),
    });
    pressed.catch((err: unknown) => this.#context.log.warn({ err, call }, 'a key was lost'));
  }
}
