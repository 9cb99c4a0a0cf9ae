import type { CallId } from '@ccc/protocol';
import type { CallView } from '../session/call-view';
import type { Cameras } from '../session/cameras';

interface Wish {
  call: CallId;
  cameras: Partial<Cameras>;
  /** Where it will stand in the log; Infinity: not known yet. */
  seq: number;
}

/** Switches of the cameras hold on this phone at once, whatever the log says until it has them. */
export class OwnCamera {
  /** The newest: it stands after the others. */
  private wish: Wish | undefined;

  /** The call with the cameras as they are wanted here. */
  wanted(call: CallView | undefined, lastSeq: number): CallView | undefined {
    const { wish } = this;
    if (!call || !wish || wish.call !== call.id || wish.seq <= lastSeq) return call;
    return { ...call, cameras: { ...call.cameras, ...wish.cameras } };
  }

  /**
   * Holds from now on, until the log has what `tell` resolves with.
   * @param tell The number of the fact; undefined: there was nothing to do. It may reject.
   */
  async want(call: CallId, cameras: Partial<Cameras>, tell: () => Promise<number | undefined>) {
    const own: Wish = { call, cameras, seq: Infinity };
    this.wish = own;
    try {
      own.seq = (await tell()) ?? 0;
    } catch (error) {
      own.seq = 0;
      throw error;
    }
  }
}
