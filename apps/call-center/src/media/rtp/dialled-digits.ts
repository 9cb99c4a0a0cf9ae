import type { RtpPacket } from './rtp-packet';

const DIGITS = '0123456789*#ABCD';

/** Digits that are dialled within the stream (RFC 4733): each event comes in many packets and counts once. */
export class DialledDigits {
  private newest: number | null = null;

  /** The digit, when this packet is the first of its event. */
  take({ timestamp, payload }: RtpPacket): string | null {
    if (payload.length < 4) return null;
    // All packets of an event carry the time of its beginning.
    const isOld = this.newest !== null && ((timestamp - this.newest) | 0) <= 0;
    if (isOld) return null;
    this.newest = timestamp;
    return DIGITS[payload.readUInt8(0)] ?? null;
  }
}
