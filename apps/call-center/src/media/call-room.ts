import { CALL_ROLES, CccError } from '@ccc/protocol';
import type { RtpEngine } from './engines/rtp-engine';
import { Leg, type MediaPacket } from './leg';
import { Mixer } from './mixing/mixer';
import type { LegEvent, LegRole, LegStats, Prompt, RecordingPaths, Sound } from './media-provider';
import { CallRecorder, type Recorded } from './recording/call-recorder';
import type { MixQueue } from './recording/mix-queue';
import type { MediaKind, Offer } from './sdp/offer';
import type { SoundLibrary } from './sounds/sound-library';
import { SoundPlayer } from './sounds/sound-player';

export interface RoomOptions {
  engine: RtpEngine;
  sounds: SoundLibrary;
  announced: readonly string[];
  onLeg: (event: Omit<LegEvent, 'call'>) => void;
  /** Whether one more call may be mixed. */
  mayMix: () => boolean;
  /** {@link CallRoom.isPlaying} may have changed. */
  onPlaying: () => void;
  mixes: MixQueue;
  /** What went wrong with a file, for the log. */
  onRecordingFault: (error: unknown) => void;
}

/** In every call: one of voices may come to have pictures, and its connections then stand. */
const KINDS: readonly MediaKind[] = ['audio', 'video'];

/** The two who see each other. */
const SIDES: readonly LegRole[] = ['customer', 'agent'];

/** A call: seats, and what is heard in them. */
export class CallRoom {
  private readonly legs = new Map<LegRole, Leg>();
  private readonly players = new Map<LegRole, { sound: string; player: SoundPlayer }>();
  /** Of each leg and sound, from the first time on. */
  private readonly loops = new Map<string, SoundPlayer>();
  /** The newest offer of each seat: of two at once the later one gets the seat. */
  private readonly offers = new Map<LegRole, Offer>();
  private together: readonly LegRole[] = [];
  /** Only while more than two hear each other: what two say is passed on as it is. */
  private mixer: Mixer | null = null;
  private recorder: CallRecorder | null = null;
  private recording: Promise<Recorded> | null = null;

  constructor(private readonly options: RoomOptions) {}

  has(role: LegRole): boolean {
    return this.legs.has(role);
  }

  get legCount(): number {
    return this.legs.size;
  }

  /** Whether something here sounds by the clock. */
  get isPlaying(): boolean {
    return this.players.size > 0 || this.mixer !== null;
  }

  get isMixing(): boolean {
    return this.mixer !== null;
  }

  /** @throws CccError `media.legGone`: another offer, or the room's end, came in between */
  async answer(role: LegRole, offer: Offer): Promise<string> {
    const { engine, announced } = this.options;
    this.offers.set(role, offer);
    // A leg may be moved to another seat: its offer stands for it.
    const seat = (): LegRole | undefined =>
      [...this.offers].find(([, taken]) => taken === offer)?.[0];
    const tell = (event: Omit<LegEvent, 'call' | 'role'>): void => {
      const now = seat();
      if (now === undefined) return;
      this.mixOrNot();
      this.options.onLeg({ role: now, ...event });
    };
    const leg = await Leg.open(engine, offer, { kinds: KINDS, announced }, {
      onConnected: () => {
        tell({ kind: 'connected' });
        this.refreshPictures();
      },
      onLost: () => tell({ kind: 'lost' }),
      onDigit: (digits) => tell({ kind: 'digits', digits }),
      onMedia: (kind, packet) => {
        const from = seat();
        if (from !== undefined) this.passOn(from, kind, packet);
      },
      onKeyframeWanted: () => {
        const by = seat();
        if (by !== undefined) this.seenBy(by)?.requestKeyframe();
      },
    }); // prettier-ignore
    if (seat() !== role) {
      await leg.close();
      throw new CccError('media.legGone');
    }
    void this.legs.get(role)?.close();
    this.legs.set(role, leg);
    this.mixOrNot();
    return leg.answer;
  }

  play(role: LegRole, sound: Sound | Prompt | null): void {
    if (sound === null) {
      this.players.delete(role);
      return;
    }
    const isPrompt = typeof sound !== 'string';
    const name = isPrompt ? `prompt ${sound.id}` : sound;
    if (this.players.get(role)?.sound === name) return;
    const player = isPrompt
      ? new SoundPlayer(sound.packets, () => this.endPrompt(role, sound.id))
      : this.loop(role, sound);
    this.players.set(role, { sound: name, player });
  }

  bridge(together: readonly LegRole[]): void {
    this.together = together;
    this.mixOrNot();
    this.refreshPictures();
  }

  /** Somebody goes on in another seat, without a word to their client; whoever sat there is out. */
  async moveLeg(from: LegRole, to: LegRole): Promise<void> {
    const leg = this.legs.get(from);
    const offer = this.offers.get(from);
    this.legs.delete(from);
    this.offers.delete(from);
    const out = this.removeLeg(to);
    if (leg && offer) {
      this.offers.set(to, offer);
      this.legs.set(to, leg);
      this.mixOrNot();
    }
    await out;
  }

  record(paths: RecordingPaths): Promise<Recorded> {
    return (this.recording ??= this.beginToRecord(paths));
  }

  async removeLeg(role: LegRole): Promise<void> {
    const leg = this.legs.get(role);
    this.offers.delete(role);
    this.legs.delete(role);
    this.mixOrNot();
    await leg?.close();
  }

  async close(): Promise<void> {
    this.players.clear();
    this.bridge([]);
    const legs = CALL_ROLES.map((role) => this.removeLeg(role));
    await Promise.all([...legs, this.recorder?.finish()]);
  }

  stats(): LegStats[] {
    return [...this.legs].map(([role, leg]) => ({ role, ...leg.stats() }));
  }

  /** To be called every second. */
  tick(now: number): void {
    for (const leg of this.legs.values()) leg.tick(now);
  }

  /** To be called every few milliseconds while {@link isPlaying}. */
  playDue(now: number): void {
    for (const { role, source, packet } of this.mixer?.due(now) ?? []) {
      this.legs.get(role)?.send('audio', { source, packet, isRed: false, isSkipped: false });
    }
    for (const [role, { player }] of this.players) {
      const leg = this.legs.get(role);
      if (!leg?.isConnected || this.hearsOthers(role)) {
        player.pause();
        continue;
      }
      for (const packet of player.due(now)) {
        leg.send('audio', { source: player, packet, isRed: false, isSkipped: false });
      }
    }
  }

  private async beginToRecord(paths: RecordingPaths): Promise<Recorded> {
    const { onRecordingFault, mixes } = this.options;
    this.recorder = new CallRecorder({
      pathOf: (role) => paths[role],
      onFault: onRecordingFault,
    });
    const recorded = await this.recorder.recorded;
    return paths.mixed === null ? recorded : mixes.add(recorded, paths.mixed);
  }

  /** It goes on where it was: an announcement in between does not begin the music anew. */
  private loop(role: LegRole, sound: Sound): SoundPlayer {
    const name = `${role} ${sound}`;
    const player = this.loops.get(name) ?? new SoundPlayer(this.options.sounds[sound]);
    player.pause();
    this.loops.set(name, player);
    return player;
  }

  private endPrompt(role: LegRole, prompt: string): void {
    this.players.delete(role);
    this.options.onLeg({ role, kind: 'played', prompt });
  }

  private passOn(from: LegRole, kind: MediaKind, packet: MediaPacket): void {
    if (!this.passing.includes(from)) return;
    if (kind === 'video') {
      this.seenBy(from)?.send(kind, packet);
      return;
    }
    if (this.mixer) {
      if (!packet.isSkipped) this.mixer.take(from, packet.source, packet.packet, packet.isRed);
    } else {
      for (const role of this.passing) if (role !== from) this.legs.get(role)?.send(kind, packet);
    }
    if (packet.isSkipped || !this.together.includes('customer')) return;
    const { source, isRed } = packet;
    const { timestamp, payload } = packet.packet;
    this.recorder?.hear(from, { source, timestamp, payload }, isRed);
  }

  private get talking(): LegRole[] {
    return this.together.filter((role) => this.legs.get(role)?.isConnected);
  }

  /** Who hear each other; where three cannot be mixed, its two sides. */
  private get passing(): readonly LegRole[] {
    return this.talking.length > 2 && this.mixer === null ? SIDES : this.together;
  }

  private hearsOthers(role: LegRole): boolean {
    return this.together.includes(role) && this.talking.some((other) => other !== role);
  }

  /** Of whom one sees the picture. */
  private seenBy(role: LegRole): Leg | undefined {
    const [other] = SIDES.filter((each) => each !== role);
    const doSee = SIDES.every((each) => this.together.includes(each)) && SIDES.includes(role);
    return doSee && other ? this.legs.get(other) : undefined;
  }

  private mixOrNot(): void {
    const isWanted = this.talking.length > 2;
    if (isWanted === this.isMixing || (isWanted && !this.options.mayMix())) return;
    this.mixer?.close();
    this.mixer = isWanted ? new Mixer(this.together) : null;
    this.options.onPlaying();
  }

  /** Who has just begun to see the other one needs a picture to begin with. */
  private refreshPictures(): void {
    if (this.together.length === 0) return;
    for (const leg of this.legs.values()) leg.requestKeyframe();
  }
}
