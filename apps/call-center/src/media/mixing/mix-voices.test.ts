import { FRAME_SAMPLES } from '../ogg/opus-packet';
import { mixVoices } from './mix-voices';

const flat = (value: number) => new Int16Array(FRAME_SAMPLES).fill(value);

it('lets each hear the others and not themselves', () => {
  const voices = new Map([
    ['a', flat(100)],
    ['b', flat(-30)],
    ['c', flat(7)],
  ]);
  const mixes = mixVoices(voices, ['a', 'b', 'c']);
  expect([...mixes].map(([who, mix]) => [who, mix[0], mix[FRAME_SAMPLES - 1]])).toEqual([
    ['a', -23, -23],
    ['b', 107, 107],
    ['c', 70, 70],
  ]);
});

it('lets who says nothing hear all, and all hear silence where nobody speaks', () => {
  expect(mixVoices(new Map([['a', flat(5)]]), ['b']).get('b')).toEqual(flat(5));
  expect(mixVoices(new Map<string, Int16Array>(), ['a']).get('a')).toEqual(flat(0));
});

it('cuts off what is too loud together, up and down, and keeps the own voice out of that', () => {
  const voices = new Map([
    ['a', flat(30_000)],
    ['b', flat(30_000)],
    ['c', flat(-32_768)],
  ]);
  const mixes = mixVoices(voices, ['a', 'b', 'c', 'd']);
  expect(mixes.get('c')?.[0]).toBe(32_767);
  expect(mixes.get('a')?.[0]).toBe(-2768);
  expect(mixes.get('d')?.[0]).toBe(27_232);
  const low = new Map([
    ['a', flat(-30_000)],
    ['b', flat(-30_000)],
  ]);
  expect(mixVoices(low, ['d']).get('d')?.[0]).toBe(-32_767);
});
