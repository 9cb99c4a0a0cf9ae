/** The oldest base library that calls work with, as documented. */
export const OLDEST_LIBRARY = '2.10.0';

/** Version of the base library under this mini-program. */
export function baseLibrary(): string {
  if (typeof wx.getAppBaseInfo === 'function') return wx.getAppBaseInfo().SDKVersion;
  return wx.getSystemInfoSync().SDKVersion;
}

/** Whether version `one` comes before `other`; both are numbers with dots between. */
export function isOlder(one: string, other: string): boolean {
  const [left, right] = [one, other].map((version) => version.split('.').map(Number));
  for (let index = 0; index < 3; index += 1) {
    const difference = (left?.[index] ?? 0) - (right?.[index] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
