/**
 * What each room may import, as data: ESLint turns it into errors.
 * The table in docs/ARCHITECTURE.md says the same in words.
 */
export const ROOMS = {
  'packages/protocol': [],
  'packages/flow': ['protocol'],
  'packages/core': ['protocol'],
  'packages/ui': ['core'],
  'packages/tccc-wx-sdk': ['core'],
  'packages/testkit': [],
  'apps/omni-chat': ['core', 'ui'],
  // The documented SDK under its own name, and nothing of `@ccc`: the official package can take its place.
  'apps/audio-call': [],
  'apps/call-center': ['protocol', 'flow'],
  'apps/workbench': ['core', 'flow', 'protocol'],
  'tools/mp': [],
  'tools/simulator': [],
  'tools/launch': ['call-center', 'protocol', 'simulator'],
  'tools/e2e': ['call-center', 'launch', 'protocol', 'simulator', 'testkit'],
  'tools/bench': ['call-center', 'flow', 'protocol', 'simulator', 'launch'],
};

const ALL = Object.keys(ROOMS).map((room) => room.split('/')[1]);

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
