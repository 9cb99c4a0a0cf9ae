import { presentLegs, seeLegs } from '../../../store/call-legs';
import type { ServiceContext } from '../../context';
import { personKey } from '../../login/person';

/** How often it is written down who is there. */
const SEEN_EVERY_MS = 5000;

/**
 * Who is in a call that TRTC carries, where TRTC does not tell: whoever has a ticket, as long as they are
 * connected to a node of the service.
 */
export class TrtcPresence {
  readonly #context: ServiceContext;
  readonly #isConnected: (person: string) => boolean;
  #seenAt = 0;

  constructor(context: ServiceContext, isConnected: (person: string) => boolean) {
    this.#context = context;
    this.#isConnected = isConnected;
  }

  async sweep(): Promise<void> {
    const { store, now, limits } = this.#context;
    const at = now();
    if (at - this.#seenAt < Math.min(SEEN_EVERY_MS, limits.callGraceMs / 3)) return;
    this.#seenAt = at;
    const legs = await presentLegs(store.db);
    const here = legs.filter(({ role, person }) =>
      this.#isConnected(
        personKey({ kind: role === 'customer' ? 'customer' : 'agent', id: person }),
      ),
    );
    await seeLegs(store.db, here, at);
  }
}
