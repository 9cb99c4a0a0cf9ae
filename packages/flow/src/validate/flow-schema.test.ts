import { Ajv } from 'ajv';
import fc from 'fast-check';
import { FLOW_SCHEMA, SEED_FLOW, validateFlow } from '..';
import published from '../../schema.json';
import { loadFixtures } from '../../test/load-fixtures';

const fits = new Ajv({ strict: true, strictTypes: false }).compile(published);

/** Problems of looks; the others are about what sound nodes make together. */
const isShape = (code: string) =>
  /^(field\.|flow\.(notObject|nodesMissing|tooManyNodes)|node\.(notObject|kindUnknown|nextMissing))/.test(
    code,
  );
const looksRight = (json: unknown) => validateFlow(json).every(({ code }) => !isShape(code));

describe('schema.json', () => {
  it('is the schema that validateFlow uses (else: build, then node write-schema.cjs)', () => {
    expect(published).toEqual(JSON.parse(JSON.stringify(FLOW_SCHEMA)));
  });

  it.each(loadFixtures())('takes $file', ({ definition }) => {
    expect(fits(definition)).toBe(true);
  });

  const bendable = [SEED_FLOW, ...loadFixtures().map(({ definition }) => definition)];

  it.each(bendable)('agrees with validateFlow on $id bent at one place', (flow) => {
    const paths = placesIn(flow, []);
    const other = fc.oneof(
      fc.constantFrom<unknown>('', ' ', 'x', '长'.repeat(51), '长'.repeat(2001), '😀'.repeat(30)),
      fc.constantFrom<unknown>(0, 1, -1, 1.5, 86400, 86401, null, true, [], [''], {}),
      fc.constantFrom<unknown>('start', 'end', 'message', 'id with space', Array(21).fill('k')),
      fc.constantFrom<unknown>('24:00', '12:60', '2021-02-29', '2021-13-01', 'Name', 'option'),
      fc.constant(undefined),
    );
    let accepted = 0;
    fc.assert(
      fc.property(fc.constantFrom(...paths), other, (path, value) => {
        const json: unknown = JSON.parse(JSON.stringify(bent(flow, path, value)));
        expect([path, fits(json)]).toEqual([path, looksRight(json)]);
        accepted += fits(json) ? 1 : 0;
      }),
      { seed: 20210318, numRuns: 1500 },
    );
    expect(accepted).toBeGreaterThan(100);
    expect(accepted).toBeLessThan(1400);
  });
});

type Path = ReadonlyArray<string | number>;

function placesIn(value: unknown, path: Path): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const below = Object.entries(value).flatMap(([key, item]) =>
    placesIn(item, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return path.length === 0 ? below : [path, ...below];
}

function bent(value: unknown, [key, ...rest]: Path, replacement: unknown): unknown {
  if (key === undefined) return replacement;
  const copy: unknown = Array.isArray(value) ? [...value] : { ...Object(value) };
  const fields = copy as Record<string | number, unknown>;
  fields[key] = bent(fields[key], rest, replacement);
  return copy;
}
