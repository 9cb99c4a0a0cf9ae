import { LIMITS } from '@ccc/protocol';
import { openChat } from '../../test/opened';
import type { ChatItem, LocalMedia } from '../index';

const PAPER = {
  type: 'file',
  localPath: 'wxfile://tmp_1.pdf',
  name: '报价.pdf',
  mime: 'application/pdf',
  bytes: 5000,
} as const;
const SPEECH = {
  type: 'voice',
  localPath: 'wxfile://a.mp3',
  durationMs: 3200,
  bytes: 900,
} as const;
const FILM = {
  type: 'video',
  localPath: 'wxfile://v.mp4',
  posterPath: 'wxfile://v.jpg',
  width: 640,
  height: 360,
  durationMs: 8000,
  bytes: 90_000,
} as const;

async function openSending() {
  const stage = await openChat();
  const sent = () => {
    const event = stage.service.log(stage.session).at(-1);
    return event?.name === 'message.sent' ? event.data.content : undefined;
  };
  return { ...stage, sent };
}

const lastOf = (items: readonly ChatItem[]) => items[items.length - 1];

it.each<[string, LocalMedia, object, object]>([
  [
    'a document',
    PAPER,
    { name: '报价.pdf', mime: 'application/pdf', bytes: 5000, url: PAPER.localPath },
    { type: 'file', file: 'file-4', name: '报价.pdf', mime: 'application/pdf', bytes: 5000 },
  ],
  [
    'a voice message',
    SPEECH,
    { durationMs: 3200, bytes: 900, url: SPEECH.localPath },
    { type: 'voice', file: 'file-4', durationMs: 3200, bytes: 900 },
  ],
  [
    'a video without a poster',
    { ...FILM, posterPath: undefined } as never,
    { durationMs: 8000, posterUrl: '', url: FILM.localPath },
    { type: 'video', file: 'file-4', width: 640, height: 360, durationMs: 8000, bytes: 90_000 },
  ],
])('shows %s at once and sends what belongs to it', async (_what, media, shown, wire) => {
  const { chat, clock, sent } = await openSending();
  const key = chat.sendMedia(media);
  const item = lastOf(chat.view.items);
  expect(item).toMatchObject({ key, delivery: 'sending', content: { type: media.type, ...shown } });
  await clock.run(500);
  expect(lastOf(chat.view.items)).toMatchObject({ key, delivery: 'sent' });
  expect({ ...sent(), file: expect.any(String) }).toEqual({ ...wire, file: expect.any(String) });
});

it('brings the poster up before the video, and names both', async () => {
  const { chat, clock, sent, service } = await openSending();
  chat.sendMedia(FILM);
  await clock.run(500);
  expect(service.uploads).toEqual([FILM.posterPath, FILM.localPath]);
  const [poster, file] = [...service.files.keys()];
  expect(sent()).toMatchObject({ type: 'video', file, poster });
});

it('sends a video whose poster is not taken without it', async () => {
  const { chat, clock, sent, service } = await openSending();
  service.refusedKind = 'image';
  chat.sendMedia(FILM);
  await clock.run(500);
  expect(sent()).not.toHaveProperty('poster');
  expect(lastOf(chat.view.items)).toMatchObject({ delivery: 'sent' });
});

it('keeps every kind over a kill, with what was uploaded', async () => {
  const { app, chat, clock, kill, openApp, service, session } = await openSending();
  service.dumb = true;
  chat.sendMedia(FILM);
  chat.sendMedia(SPEECH);
  chat.sendMedia(PAPER);
  chat.sendCard({ title: '咖啡豆', price: '¥68' });
  await clock.run(100);
  expect(service.uploads).toHaveLength(2);
  kill(app);
  service.dumb = false;
  const next = openApp();
  void next.client.chat.open();
  await clock.run(5000);
  expect(service.uploads).toEqual([
    FILM.posterPath,
    FILM.localPath,
    SPEECH.localPath,
    PAPER.localPath,
  ]);
  const kinds = service
    .log(session)
    .flatMap((event) => (event.name === 'message.sent' ? [event.data.content.type] : []));
  expect(kinds).toEqual(['text', 'video', 'voice', 'file', 'card']);
});

it('sends a card with its lines, and no empty ones', async () => {
  const { chat, clock, sent } = await openSending();
  chat.sendCard({ title: '咖啡豆', note: '', price: '¥68', path: '/pages/a' });
  await clock.run(500);
  expect(sent()).toEqual({ type: 'card', title: '咖啡豆', price: '¥68', path: '/pages/a' });
  expect(() => chat.sendCard({ title: ' ' })).toThrow('message.cardInvalid');
});

it.each([
  ['too many bytes', { ...PAPER, bytes: LIMITS.uploadMaxBytes.file + 1 }, 'file.tooLarge'],
  ['more than a minute', { ...SPEECH, durationMs: 62_000 }, 'file.tooLong'],
])('refuses %s before it is anything', async (_what, media, code) => {
  const { chat } = await openSending();
  expect(() => chat.sendMedia(media)).toThrow(code);
  expect(chat.view.items).toHaveLength(1);
});
