/** How many packets back one may ask: some seconds of video. */
const SIZE = 1024;

/** What was sent lately, for those who ask again (RFC 4585 §6.2.1). */
export class PacketCache {
  private readonly packets: Array<{ sequenceNumber: number; packet: Buffer } | undefined> = [];

  put(sequenceNumber: number, packet: Buffer): void {
    this.packets[sequenceNumber % SIZE] = { sequenceNumber, packet };
  }

  get(sequenceNumber: number): Buffer | null {
    const found = this.packets[sequenceNumber % SIZE];
    return found?.sequenceNumber === sequenceNumber ? found.packet : null;
  }
}
