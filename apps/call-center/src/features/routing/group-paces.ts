import type { SkillGroupId } from '@ccc/protocol';
import type { GroupPace } from '../../domain';
import { isOnline, latestServicesMs, membersOf, type Candidate } from '../../store/queue';
import type { ServiceContext } from '../context';

/** Services that an estimate looks back on. */
const SERVICES = 20;
/** Paces change slowly, and are asked for with every place in the queue. */
const FRESH_MS = 5000;

/** How quickly the groups serve, each read at most once in a while. */
export class GroupPaces {
  readonly #context: Pick<ServiceContext, 'store' | 'now'>;
  readonly #known = new Map<SkillGroupId, { readAt: number; pace: Promise<GroupPace> }>();

  constructor(context: Pick<ServiceContext, 'store' | 'now'>) {
    this.#context = context;
  }

  of(group: SkillGroupId): Promise<GroupPace> {
    const now = this.#context.now();
    const known = this.#known.get(group);
    if (known && now - known.readAt < FRESH_MS) return known.pace;
    const pace = this.#read(group, now);
    this.#known.set(group, { readAt: now, pace });
    // What could not be read is read again by whoever asks next.
    pace.catch(() => this.#known.delete(group));
    return pace;
  }

  async #read(group: SkillGroupId, now: number): Promise<GroupPace> {
    const { db } = this.#context.store;
    const servicesMs = await latestServicesMs(db, group, SERVICES);
    const working = (await membersOf(db, group)).filter((member) => isWorking(member, now));
    return { servicesMs, places: working.reduce((sum, { capacity }) => sum + capacity, 0) };
  }
}

/** Who has set themselves not ready brings nobody forward. */
function isWorking(member: Candidate, now: number): boolean {
  return isOnline(member, now) && member.status !== 'notReady';
}
