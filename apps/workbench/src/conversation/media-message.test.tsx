/** @jest-environment jsdom */
import { act } from 'react';
import { render } from '../../test/render';
import type { ShownMedia } from '../model/thread';
import { LinkedText } from './linked-text';
import { MediaMessage } from './media-message';

function show(media: ShownMedia, progress?: number): HTMLElement {
  return render(<MediaMessage media={media} author="王小明" progress={progress} />);
}

test('a document is downloaded under its own name', () => {
  const url = '/api/v1/files/f?exp=1&sig=x';
  const file = {
    type: 'file',
    name: '报价.pdf',
    mime: 'application/pdf',
    bytes: 1536,
    url,
  } as const;
  const link = show(file).querySelector('a')!;
  expect([link.getAttribute('href'), link.download]).toEqual([url, '报价.pdf']);
  expect(link.getAttribute('aria-label')).toBe('下载 报价.pdf，1.5 KB');
  expect(show(file, 0.4).textContent).toContain('40%');
});

test('a voice message is played, sped up and said to be broken', async () => {
  const asked: string[] = [];
  HTMLMediaElement.prototype.play = () => {
    asked.push('play');
    return Promise.resolve();
  };
  HTMLMediaElement.prototype.pause = () => void asked.push('pause');
  const page = show({ type: 'voice', durationMs: 4200, bytes: 9, url: 'blob:a' });
  expect(page.querySelector('[role=group]')?.getAttribute('aria-label')).toBe('王小明的语音，4 秒');
  const [play, speed] = [...page.querySelectorAll('button')];
  await act(async () => play!.click());
  expect(asked).toEqual(['play']);
  await act(async () => speed!.click());
  const audio = page.querySelector('audio')!;
  expect([audio.playbackRate, speed!.textContent]).toEqual([1.5, '1.5×']);
  act(() => void audio.dispatchEvent(new Event('error')));
  expect(play!.getAttribute('aria-label')).toBe('无法播放，点击重试');
});

test('a video has a name and its own controls', () => {
  const size = { width: 640, height: 360, durationMs: 65_000, bytes: 9 };
  const film = { type: 'video', ...size, url: 'blob:v', posterUrl: 'blob:p' } as const;
  const video = show(film).querySelector('video')!;
  expect(video.getAttribute('aria-label')).toBe('王小明发送的视频 1:05');
  expect([video.controls, video.poster, video.preload]).toEqual([true, 'blob:p', 'none']);
});

test('a card leads to the web and nowhere else', () => {
  const card = { type: 'card', title: '咖啡豆', price: '¥68', path: '/pages/a' } as const;
  const link = show({ ...card, url: 'https://shop.example/1' }).querySelector('a')!;
  expect([link.rel, link.target, link.textContent?.trim()]).toEqual([
    'noopener noreferrer nofollow',
    '_blank',
    'shop.example',
  ]);
  expect(show({ ...card, url: 'javascript:alert(1)' }).querySelector('a')).toBeNull();
});

test('addresses in words can be followed, and what looks like a tag is words', () => {
  const page = render(<LinkedText text={'<b>看 https://a.example/1 吧'} />);
  expect(page.textContent).toBe('<b>看 https://a.example/1 吧');
  expect(page.querySelectorAll('a, b')).toHaveLength(1);
});
