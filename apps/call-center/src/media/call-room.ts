import { CccError, type CallMedia } from '@ccc/protocol';
import type { RtpEngine } from './engines/rtp-engine';
import { Leg, type MediaPacket } from './leg';
import type { CallListener, LegEvent, LegRole, LegStats, Prompt, Sound } from './media-provider';
import type { MediaKind, Offer } from './sdp/offer';
import type { SoundLibrary } from './sounds/sound-library';
import { SoundPlayer } from './sounds/sound-player';

const ROLES: readonly LegRole[] = ['customer', 'agent'];

export interface RoomOptions {
  media: CallMedia;
  engine: RtpEngine;
  sounds: SoundLibrary;
  announced: readonly string[];
  onLeg: (event: Omit<LegEvent, 'call'>) => void;
}

/** A call: two seats, and what is heard in them. */
export class CallRoom {
  private readonly legs = new Map<LegRole, Leg>();
  private readonly players = new Map<LegRole, { sound: string; player: SoundPlayer }>();
  /** The newest offer of each seat: of two at once the later one gets the seat. */
  private readonly offers = new Map<LegRole, Offer>();
  private isBridged = false;
  private listener: CallListener | null = null;

  constructor(private readonly options: RoomOptions) {}

  has(role: LegRole): boolean {
    return this.legs.has(role);
  }

  get legCount(): number {
    return this.legs.size;
  }

  get isPlaying(): boolean {
    return this.players.size > 0;
  }

  /** @throws CccError `media.legGone`: another offer, or the room's end, came in between */
  async answer(role: LegRole, offer: Offer): Promise<string> {
    const { engine, announced, media } = this.options;
    this.offers.set(role, offer);
    const kinds: MediaKind[] = media === 'video' ? ['audio', 'video'] : ['audio'];
    const isSeated = (): boolean => this.offers.get(role) === offer;
    const leg = await Leg.open(engine, offer, { kinds, announced }, {
      onConnected: () => {
        if (!isSeated()) return;
        this.options.onLeg({ role, kind: 'connected' });
        this.refreshPictures();
      },
      onLost: () => {
        if (isSeated()) this.options.onLeg({ role, kind: 'lost' });
      },
      onDigit: (digits) => {
        if (isSeated()) this.options.onLeg({ role, kind: 'digits', digits });
      },
      onMedia: (kind, packet) => {
        if (isSeated()) this.passOn(role, kind, packet);
      },
      onKeyframeWanted: () => this.legs.get(otherThan(role))?.requestKeyframe(),
    }); // prettier-ignore
    if (!isSeated()) {
      await leg.close();
      throw new CccError('media.legGone');
    }
    void this.legs.get(role)?.close();
    this.legs.set(role, leg);
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
      : new SoundPlayer(this.options.sounds[sound]);
    this.players.set(role, { sound: name, player });
  }

  bridge(isBridged: boolean): void {
    this.isBridged = isBridged;
    this.refreshPictures();
  }

  listen(listener: CallListener | null): void {
    this.listener = listener;
  }

  async removeLeg(role: LegRole): Promise<void> {
    const leg = this.legs.get(role);
    this.offers.delete(role);
    this.legs.delete(role);
    await leg?.close();
  }

  async close(): Promise<void> {
    this.players.clear();
    await Promise.all(ROLES.map((role) => this.removeLeg(role)));
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
    for (const [role, { player }] of this.players) {
      const leg = this.legs.get(role);
      if (!leg?.isConnected || this.hearsOther(role)) {
        player.pause();
        continue;
      }
      for (const packet of player.due(now)) {
        leg.send('audio', { source: player, packet, isRed: false, isSkipped: false });
      }
    }
  }

  private endPrompt(role: LegRole, prompt: string): void {
    this.players.delete(role);
    this.options.onLeg({ role, kind: 'played', prompt });
  }

  private passOn(from: LegRole, kind: MediaKind, packet: MediaPacket): void {
    const to = otherThan(from);
    if (!this.hearsOther(to)) return;
    this.legs.get(to)?.send(kind, packet);
    if (kind !== 'audio' || packet.isSkipped) return;
    const { source, isRed } = packet;
    const { timestamp, payload } = packet.packet;
    this.listener?.hear(from, { source, timestamp, payload }, isRed);
  }

  private hearsOther(role: LegRole): boolean {
    return this.isBridged && (this.legs.get(otherThan(role))?.isConnected ?? false);
  }

  /** Who has just begun to see the other one needs a picture to begin with. */
  private refreshPictures(): void {
    if (!this.isBridged) return;
    for (const leg of this.legs.values()) leg.requestKeyframe();
  }
}

function otherThan(role: LegRole): LegRole {
  return role === 'customer' ? 'agent' : 'customer';
}
