import type { CallId } from '@ccc/protocol';
import type { LegEvent, LegRole, Prompt, Sound } from '../media-provider';
import type { Order } from './messages';

/**
 * What a room is to be like, told one order at a time: so that another process can be told all of it. Who is
 * in it cannot be told; they come back by themselves.
 */
export class WantedRoom {
  private together: readonly LegRole[] = [];
  private readonly sounds = new Map<LegRole, Sound | Prompt>();
  /** Whose connection was made; false: it was told as lost. */
  private readonly legs = new Map<LegRole, boolean>();

  constructor(private readonly call: CallId) {}

  answered(role: LegRole): void {
    this.legs.set(role, true);
  }

  play(role: LegRole, sound: Sound | Prompt | null): void {
    if (sound === null) this.sounds.delete(role);
    else this.sounds.set(role, sound);
  }

  bridge(together: readonly LegRole[]): void {
    this.together = together;
  }

  moveLeg(from: LegRole, to: LegRole): void {
    const leg = this.legs.get(from);
    this.legs.delete(from);
    this.legs.delete(to);
    if (leg !== undefined) this.legs.set(to, leg);
  }

  removeLeg(role: LegRole): void {
    this.legs.delete(role);
  }

  /** False: it was on its way when that leg was removed. */
  take({ role, kind, prompt }: LegEvent): boolean {
    const sound = this.sounds.get(role);
    if (kind === 'played' && typeof sound === 'object' && sound.id === prompt) {
      this.sounds.delete(role);
    }
    if (!this.legs.has(role)) return false;
    if (kind === 'connected' || kind === 'lost') this.legs.set(role, kind === 'connected');
    return true;
  }

  /** Their connections are gone. @returns for whom that is news */
  loseAll(): LegRole[] {
    const lost = [...this.legs].filter(([, isThere]) => isThere).map(([role]) => role);
    this.legs.clear();
    return lost;
  }

  /** All that makes it what it is. */
  orders(): Order[] {
    const { call, together } = this;
    return [
      { do: 'openRoom', call },
      { do: 'bridge', call, together },
      ...[...this.sounds].map(([role, sound]): Order => ({ do: 'play', call, role, sound })),
    ];
  }
}
