/**
 * What each room may import, as data: ESLint turns it into errors.
 * The table in docs/ARCHITECTURE.md says the same in words.
 */
export const ROOMS = {
  'packages/protocol': [],
  'packages/flow': ['protocol'],
  'packages/core': ['protocol'],
  'packages/ui': ['core'],
  'packages/testkit': [],
  'apps/omni-chat': ['core', 'ui'],
  'apps/call-center': ['protocol', 'flow'],
  'apps/workbench': ['core', 'flow', 'protocol'],
  'tools/mp': [],
  'tools/simulator': [],
  'tools/launch': ['call-center', 'protocol', 'simulator'],
  'tools/e2e': ['call-center', 'launch', 'protocol', 'simulator', 'testkit'],
  'tools/bench': ['call-center', 'flow', 'protocol', 'simulator', 'launch'],
};

const ALL = [...new Set([...Object.keys(ROOMS).map((room) => room.split('/')[1]), 'tccc-wx-sdk'])];

/**
 * Patterns of `@ccc/*` that a room must not import; tests may also use the testkit.
 * @param {keyof typeof ROOMS} room
 */
export function forbiddenImports(room, { test = false } = {}) {
  /** @type {Set<string | undefined>} */
  const allowed = new Set([...ROOMS[room], ...(test ? ['testkit', 'mp'] : []), room.split('/')[1]]);
  return ALL.filter((name) => !allowed.has(name)).flatMap((name) => [
    `@ccc/${name}`,
    `@ccc/${name}/**`,
  ]);
}
