import type { ReceptionReport } from './rtcp';

/** What the other end says that it got of one stream of ours, from its first report on. */
export class RemoteReception {
  /** Packets that were due there. */
  due = 0;
  /** Those of them that did not come. */
  missed = 0;
  private before: ReceptionReport | null = null;

  take(report: ReceptionReport): void {
    if (this.before) {
      // Late packets take a loss back.
      this.due += Math.max(0, report.newest - this.before.newest);
      this.missed = Math.max(0, this.missed + report.lost - this.before.lost);
    }
    this.before = report;
  }
}
