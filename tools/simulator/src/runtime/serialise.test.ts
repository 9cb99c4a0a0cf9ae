import { copyAcrossBridge } from './serialise';
import type { DataFault } from './serialise';

function cross(value: unknown): { copied: unknown; faults: DataFault[] } {
  const faults: DataFault[] = [];
  return { copied: copyAcrossBridge(value, 'data', faults), faults };
}

test('plain data is copied, not shared', () => {
  const value = { list: [{ a: 1 }], text: '', nothing: null };
  const { copied, faults } = cross(value);
  expect(copied).toEqual(value);
  expect((copied as typeof value).list[0]).not.toBe(value.list[0]);
  expect(faults).toEqual([]);
});

test('the same object twice is no cycle', () => {
  const shared = { a: 1 };
  expect(cross([shared, shared])).toEqual({ copied: [{ a: 1 }, { a: 1 }], faults: [] });
});

test.each<[string, unknown, unknown, string]>([
  ['a function', { f: () => 1 }, {}, 'data.f: function'],
  ['undefined', { a: [undefined] }, { a: [null] }, 'data.a[0]: undefined'],
  ['a date', { at: new Date(0) }, { at: '1970-01-01T00:00:00.000Z' }, 'data.at: a Date'],
  ['a map', new Map(), {}, 'data: a Map'],
])('%s does not cross', (_, value, copied, fault) => {
  const result = cross(value);
  expect(result.copied).toEqual(copied);
  expect(result.faults.map(({ path, what }) => `${path}: ${what}`)).toEqual([fault]);
});

test('a cycle is cut and named', () => {
  const loop: Record<string, unknown> = {};
  loop['self'] = { loop };
  const { copied, faults } = cross(loop);
  expect(copied).toEqual({ self: { loop: null } });
  expect(faults).toEqual([{ path: 'data.self.loop', what: 'a cycle' }]);
});
