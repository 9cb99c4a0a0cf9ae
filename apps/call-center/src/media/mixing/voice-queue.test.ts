import { FRAME_SAMPLES } from '../ogg/opus-packet';
import { VoiceQueue } from './voice-queue';

const SOURCE = {};

/** A packet of so many ticks that sounds like its number; 0: it is no Opus. */
const packet = (value: number, ticks = FRAME_SAMPLES) => Buffer.from([value, ticks / 120]);
const decode = ([value = 0, size = 0]: Buffer) =>
  value === 0 ? null : new Int16Array(size * 120).fill(value);

/** Takes packets at these places, in frames, each with its place + 1 as its sound. */
function queueOf(places: readonly number[], from = 0): VoiceQueue {
  const queue = new VoiceQueue(decode);
  for (const place of places) {
    queue.take(SOURCE, (from + place * FRAME_SAMPLES) >>> 0, packet(place + 1));
  }
  return queue;
}

const heard = (queue: VoiceQueue, frames: number) =>
  Array.from({ length: frames }, () => queue.next()?.[0] ?? null);

it('waits for a few frames before it begins, and then says one after another', () => {
  const queue = queueOf([0, 1]);
  expect(heard(queue, 2)).toEqual([null, null]);
  queue.take(SOURCE, 2 * FRAME_SAMPLES, packet(3));
  expect(heard(queue, 3)).toEqual([1, 2, 3]);
});

it('puts in order what was mixed up, once, across the turn of the numbers', () => {
  const queue = queueOf([0, 2, 1, 1, 3], 0xffffffff - FRAME_SAMPLES);
  expect(heard(queue, 4)).toEqual([1, 2, 3, 4]);
});

it('says silence for what is missing, and leaves out what comes too late', () => {
  const queue = queueOf([0, 1, 3, 4]);
  expect(heard(queue, 3)).toEqual([1, 2, 0]);
  queue.take(SOURCE, 2 * FRAME_SAMPLES, packet(3));
  expect(heard(queue, 2)).toEqual([4, 5]);
});

it('begins anew when it has run dry', () => {
  const queue = queueOf([0, 1, 2]);
  expect(heard(queue, 5)).toEqual([1, 2, 3, 0, null]);
  for (const place of [9, 10, 11]) queue.take(SOURCE, place * FRAME_SAMPLES, packet(place));
  expect(heard(queue, 3)).toEqual([9, 10, 11]);
});

it('catches up when too much waits', () => {
  const queue = queueOf([0, 1, 2]);
  expect(heard(queue, 1)).toEqual([1]);
  for (let place = 3; place < 20; place += 1) {
    queue.take(SOURCE, place * FRAME_SAMPLES, packet(place + 1));
  }
  expect(heard(queue, 3)).toEqual([18, 19, 20]);
});

it('makes frames of packets of any length, and silence of what is no Opus', () => {
  const queue = new VoiceQueue(decode);
  for (let at = 0; at < 6; at += 1) queue.take(SOURCE, at * 480, packet(at + 1, 480));
  const frame = queue.next();
  expect([frame?.[0], frame?.[479], frame?.[480], frame?.[959]]).toEqual([1, 1, 2, 2]);
  const mangled = queueOf([]);
  for (const place of [0, 1, 2]) mangled.take(SOURCE, place * FRAME_SAMPLES, packet(0));
  expect(heard(mangled, 1)).toEqual([0]);
});

it('forgets one who has come back by another connection', () => {
  const queue = queueOf([0, 1, 2, 3, 4]);
  const other = {};
  for (const place of [0, 1, 2]) queue.take(other, 77 + place * FRAME_SAMPLES, packet(50 + place));
  expect(heard(queue, 3)).toEqual([50, 51, 52]);
});
