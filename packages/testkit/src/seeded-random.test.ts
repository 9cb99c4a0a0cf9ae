import { seededRandom } from './seeded-random';

const draw = (seed: number) => {
  const random = seededRandom(seed);
  return Array.from({ length: 1000 }, () => random.next());
};

describe('seededRandom', () => {
  it('repeats itself for the same seed and differs for another', () => {
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
  });

  it('stays within 0 and 1 and spreads evenly', () => {
    const numbers = draw(1);
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...numbers)).toBeLessThan(1);
    const mean = numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
    expect(mean).toBeCloseTo(0.5, 1);
  });

  it('draws whole numbers with both ends, and picks', () => {
    const random = seededRandom(3);
    const drawn = new Set(Array.from({ length: 200 }, () => random.int(2, 4)));
    expect([...drawn].sort()).toEqual([2, 3, 4]);
    expect(['a', 'b']).toContain(random.pick(['a', 'b']));
    expect(() => random.pick([])).toThrow('nothing to pick from');
    expect(random.chance(0)).toBe(false);
    expect(random.chance(1)).toBe(true);
  });
});
