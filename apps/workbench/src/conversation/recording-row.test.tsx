/** @jest-environment jsdom */
import type { RecordedTrack } from '@ccc/core';
import { act } from 'react';
import { button, render } from '../../test/render';
import { RecordingRow } from './recording-row';

const track = (side: RecordedTrack['side'], durationMs: number): RecordedTrack => ({
  side,
  durationMs,
  bytes: 9,
  url: `blob:${side}`,
});

/** The two sides of a recording, as the page plays them. */
function show(fault?: 'diskFull') {
  const asked: string[] = [];
  HTMLMediaElement.prototype.play = function play() {
    asked.push(`play ${this.dataset['side']}`);
    return Promise.resolve();
  };
  HTMLMediaElement.prototype.pause = function pause() {
    asked.push(`pause ${this.dataset['side']}`);
  };
  const tracks = [track('customer', 65_000), track('agent', 65_020)];
  const page = render(
    <RecordingRow seq={3} recording={{ name: 'recorded', startedAt: 0, tracks, fault }} />,
  );
  const sounds = [...page.querySelectorAll('audio')];
  const tell = (name: string, of = sounds[0]) => act(() => void of?.dispatchEvent(new Event(name)));
  return { page, asked, sounds, tell };
}

test('one key plays both sides, and one stops them', async () => {
  const { page, asked, tell } = show();
  expect(page.textContent).toBe('通话录音1:05');
  await act(async () => button(page, '播放录音').click());
  expect(asked).toEqual(['play customer', 'play agent']);
  asked.length = 0;
  await act(async () => button(page, '暂停播放').click());
  expect(asked).toEqual(['pause customer', 'pause agent']);
  tell('pause');
  expect(button(page, '播放录音')).toBeDefined();
});

test('a side that falls behind is brought to where the other is', () => {
  const { sounds, tell } = show();
  const [customer, agent] = sounds;
  customer!.currentTime = 10;
  agent!.currentTime = 9.5;
  tell('timeupdate');
  expect(agent!.currentTime).toBe(10);
});

test('what is not whole says why, and what is gone can be tried again', () => {
  const { page, sounds, tell } = show('diskFull');
  expect(page.textContent).toContain('通话录音（不完整：磁盘已满）');
  tell('error', sounds[1]);
  expect(page.querySelector('[data-state=broken]')).not.toBeNull();
  expect(page.querySelector('button')?.title).toContain('可能已过保存期');
});
