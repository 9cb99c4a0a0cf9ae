import type { ChatItem, MessageItem } from '@ccc/core';
import { VoicePlayer } from './voice-player';

function spoken(key: string, isOwn = false): MessageItem {
  return {
    kind: 'message',
    key,
    session: undefined,
    seq: 1,
    at: 1000,
    isOwn,
    sender: { kind: 'system' },
    content: { type: 'voice', durationMs: 2000, bytes: 9, url: `https://s.example/${key}` },
    delivery: 'sent',
    code: undefined,
  };
}

const WORDS: MessageItem = { ...spoken('words'), content: { type: 'text', text: 'x' } };

function openPlayer(items: ChatItem[], stored: unknown = '') {
  const played: string[] = [];
  let storage = stored;
  const audios: { src: string; ended(): void; failed(): void }[] = [];
  const createInnerAudioContext = () => {
    const audio = {
      src: '',
      ended: () => {},
      failed: () => {},
      onEnded: (listener: () => void) => (audio.ended = listener),
      onError: (listener: () => void) => (audio.failed = listener),
      play: () => played.push(audio.src.slice(-1)),
      stop: () => played.push('stop'),
      destroy: () => {},
    };
    audios.push(audio);
    return audio;
  };
  const wx = {
    createInnerAudioContext,
    getStorageSync: () => storage,
    setStorageSync: (_key: string, value: unknown) => (storage = value),
  };
  Object.assign(globalThis, { wx });
  const failures: string[] = [];
  const player = new VoicePlayer(
    () => items,
    () => {},
    () => failures.push('failed'),
  );
  return { player, played, audios, failures, stored: () => storage };
}

test('who listens to what is new listens on, past words and what is known, to the end', () => {
  const items = [spoken('a'), WORDS, spoken('b', true), spoken('c'), spoken('d')];
  const { player, played, audios, stored } = openPlayer(items, ['d']);
  player.toggle(items[0] as MessageItem);
  expect([player.playing, player.hasHeard('a'), player.hasHeard('c')]).toEqual(['a', true, false]);
  audios[0]?.ended();
  expect(player.playing).toBe('c');
  audios[1]?.ended();
  expect(player.playing).toBeUndefined();
  expect(played.filter((each) => each !== 'stop')).toEqual(['a', 'c']);
  expect(stored()).toEqual(['d', 'a', 'c']);
});

test('who listens again listens to that one alone', () => {
  const items = [spoken('a'), spoken('b')];
  const { player, audios } = openPlayer(items, ['a']);
  player.toggle(items[0] as MessageItem);
  audios[0]?.ended();
  expect(player.playing).toBeUndefined();
});

test('a second tap stops, a tap on another changes over', () => {
  const items = [spoken('a', true), spoken('b', true)];
  const { player, audios } = openPlayer(items);
  player.toggle(items[0] as MessageItem);
  player.toggle(items[1] as MessageItem);
  expect(player.playing).toBe('b');
  // The one before may still say that it has ended.
  audios[0]?.ended();
  expect(player.playing).toBe('b');
  player.toggle(items[1] as MessageItem);
  expect(player.playing).toBeUndefined();
});

test('one that cannot be played is told', () => {
  const items = [spoken('a')];
  const { player, audios, failures } = openPlayer(items);
  player.toggle(items[0] as MessageItem);
  audios[0]?.failed();
  expect([player.playing, failures]).toEqual([undefined, ['failed']]);
});
