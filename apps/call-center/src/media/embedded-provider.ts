import { CccError, type CallId } from '@ccc/protocol';
import { CallRoom } from './call-room';
import type { RtpEngine } from './engines/rtp-engine';
import { LegListeners } from './leg-listeners';
import { LoopDelay } from './loop-delay';
import { mediaNow } from './media-clock';
import type { LegEvent, MediaLog, MediaProvider } from './media-provider';
import { FRAME_MS } from './ogg/opus-packet';
import { readOffer } from './sdp/offer';
import { MixQueue } from './recording/mix-queue';
import type { SoundLibrary } from './sounds/sound-library';

const TICK_MS = 1000;
/** Each takes some percent of a core, and Opus in WebAssembly has room for few more. */
const MAX_MIXED = 16;

export interface EmbeddedOptions {
  engine: RtpEngine;
  sounds: SoundLibrary;
  /** Addresses to be told to clients instead of those of the machine's interfaces. */
  announced: readonly string[];
  /** Beyond this `answer` refuses with `media.full`. */
  maxLegs: number;
  log: MediaLog;
  /** While this process has too much to do, nobody begins a call: `media.full`. @default its own */
  delay?: LoopDelay;
}

/** Calls within the service's own process. */
export function createEmbeddedProvider(options: EmbeddedOptions): MediaProvider {
  const { engine, sounds, announced, maxLegs, log, delay = new LoopDelay() } = options;
  const rooms = new Map<CallId, CallRoom>();
  const listeners = new LegListeners(log);
  const mixes = new MixQueue(log);
  let soundTimer: NodeJS.Timeout | undefined;
  const tickTimer = setInterval(() => {
    const now = mediaNow();
    for (const room of rooms.values()) room.tick(now);
    const { isTooMuch } = delay;
    delay.tick();
    if (delay.isTooMuch && !isTooMuch) {
      log.warn({}, `${rooms.size} calls are more than this machine can carry: no other begins now`);
    }
  }, TICK_MS);

  const playAll = (): void => {
    const now = mediaNow();
    for (const room of rooms.values()) room.playDue(now);
    setSoundTimer();
  };
  /** The clock of sounds runs only while there is one to be played. */
  const setSoundTimer = (): void => {
    const isPlaying = [...rooms.values()].some((room) => room.isPlaying);
    if (isPlaying === (soundTimer !== undefined)) return;
    clearInterval(soundTimer);
    soundTimer = isPlaying ? setInterval(playAll, FRAME_MS) : undefined;
  };
  const mayMix = (call: CallId): boolean => {
    const mixed = [...rooms.values()].filter((room) => room.isMixing).length;
    if (mixed < MAX_MIXED) return true;
    log.error({ call }, `${mixed} calls of three go on: in one more the colleague is not heard`);
    return false;
  };
  const legCount = (): number => [...rooms.values()].reduce((sum, room) => sum + room.legCount, 0);
  const closeRoom = async (call: CallId): Promise<void> => {
    const room = rooms.get(call);
    rooms.delete(call);
    setSoundTimer();
    await room?.close();
  };

  return {
    get isFull() {
      return delay.isTooMuch || legCount() >= maxLegs;
    },
    openRoom: (call) => {
      if (rooms.has(call)) return;
      const onLeg = (event: Omit<LegEvent, 'call'>): void => listeners.tell({ call, ...event });
      const hooks = {
        onLeg,
        mixes,
        mayMix: () => mayMix(call),
        onPlaying: setSoundTimer,
        onRecordingFault: (err: unknown) =>
          log.error({ err, call }, 'a recording stops, the call goes on'),
      };
      rooms.set(call, new CallRoom({ engine, sounds, announced, ...hooks }));
    },
    answer: async (call, role, offerSdp) => {
      const room = rooms.get(call);
      if (!room) throw new CccError('media.legGone');
      const offer = readOffer(offerSdp);
      // Those who wait in a room may be answered.
      const isTooMuch = delay.isTooMuch && room.legCount === 0;
      if (isTooMuch || (!room.has(role) && legCount() >= maxLegs)) throw new CccError('media.full');
      return room.answer(role, offer);
    },
    play: (call, role, sound) => {
      rooms.get(call)?.play(role, sound);
      setSoundTimer();
    },
    bridge: (call, together) => rooms.get(call)?.bridge(together),
    moveLeg: (call, from, to) => void rooms.get(call)?.moveLeg(from, to),
    record: async (call, paths) => {
      const room = rooms.get(call);
      if (!room) throw new CccError('media.legGone');
      return room.record(paths);
    },
    removeLeg: (call, role) => void rooms.get(call)?.removeLeg(role),
    closeRoom,
    stats: async (call) => rooms.get(call)?.stats() ?? [],
    onLeg: (listener) => listeners.add(listener),
    close: async () => {
      clearInterval(tickTimer);
      delay.close();
      await Promise.all([...rooms.keys()].map(closeRoom));
      await mixes.close();
      listeners.clear();
      await engine.close();
    },
  };
}
