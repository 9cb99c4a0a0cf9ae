/** Fewer services than this say nothing about the next. */
const MIN_SERVICES = 3;
const MINUTE_MS = 60_000;

/** What is known of a group in which somebody waits. */
export interface GroupPace {
  /** How long agents had each of the latest sessions, in milliseconds and any order. */
  servicesMs: readonly number[];
  /** Sessions that its agents who are online can have at one time. */
  places: number;
}

/**
 * About how long somebody waits who has `ahead` people before them: everybody takes the median of the
 * latest services, and the places come free evenly. Whole minutes, at least 1; null when too little is known.
 */
export function estimateWaitMinutes(
  { servicesMs, places }: GroupPace,
  ahead: number,
): number | null {
  if (places < 1 || servicesMs.length < MIN_SERVICES) return null;
  const waitMs = (medianOf(servicesMs) * (ahead + 1)) / places;
  return Math.max(1, Math.ceil(waitMs / MINUTE_MS));
}

/** One session that was left open over night must not count for more than itself. */
function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
