import type { StorePlace } from '../../test/temp-store';
import { describeQueue } from './contract/queue.contract';
import { describeSchema } from './contract/schema.contract';
import { describeSessionLog } from './contract/session-log.contract';
import { describeTimers } from './contract/timers.contract';

/** Everything that the service relies on in a store. */
export function describeStore(name: string, createPlace: () => Promise<StorePlace>): void {
  describe(name, () => {
    describeSchema(createPlace);
    describeSessionLog(createPlace);
    describeQueue(createPlace);
    describeTimers(createPlace);
  });
}
