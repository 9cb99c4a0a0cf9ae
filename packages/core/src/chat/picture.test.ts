import { LIMITS } from '@ccc/protocol';
import { openChat } from '../../test/opened';
import { ADDRESS } from '../../test/stage';
import { wordsOf } from '../../test/words';
import type { ChatItem } from '../index';

const PHOTO = {
  type: 'image',
  localPath: 'wxfile://tmp_1.jpg',
  width: 400,
  height: 300,
  bytes: 5000,
} as const;

const lastOf = (items: readonly ChatItem[]) => items[items.length - 1];

it('shows a picture at once, tells how far it is, and then that it was sent', async () => {
  const { chat, clock, service, session } = await openChat();
  const seen: unknown[] = [];
  chat.onChange(({ view }) => {
    const last = lastOf(view.items);
    if (last?.kind === 'message') seen.push([last.delivery, last.progress]);
  });
  const key = chat.sendMedia(PHOTO);
  expect(lastOf(chat.view.items)).toMatchObject({
    key,
    content: { type: 'image', url: PHOTO.localPath, width: 400, height: 300 },
    delivery: 'sending',
  });
  await clock.run(200);
  expect(seen.map(String)).toEqual(
    expect.arrayContaining(['sending,0', 'sending,0.5', 'sending,1']),
  );
  expect(service.uploads).toEqual([PHOTO.localPath]);
  expect(service.texts(session)).toEqual(['您好', expect.stringMatching(/^<file-/)]);
  expect(lastOf(chat.view.items)).toMatchObject({ key, delivery: 'sent', isOwn: true });
});

it('goes on showing its own copy of what it sent, and what others sent from the service', async () => {
  const { app, chat, clock, kill, openApp, service } = await openChat();
  chat.sendMedia(PHOTO);
  await clock.run(200);
  expect(lastOf(chat.view.items)).toMatchObject({ content: { url: PHOTO.localPath } });
  kill(app);
  service.linksAs('/api/v1/files/f?exp=1&sig=x');
  const next = openApp();
  void next.client.chat.open();
  await clock.run(2000);
  expect(lastOf(next.client.chat.view.items)).toMatchObject({
    content: { url: `${ADDRESS.baseUrl}/api/v1/files/f?exp=1&sig=x`, width: 400 },
  });
});

it('keeps the order of what is written meanwhile', async () => {
  const { chat, clock, service, session } = await openChat();
  chat.send('一');
  chat.sendMedia(PHOTO);
  chat.send('二');
  await clock.run(500);
  expect(service.texts(session)).toEqual(['您好', '一', expect.stringMatching(/^<file-/), '二']);
});

it('is sent after a kill, and not uploaded twice when it had come up', async () => {
  const { app, chat, clock, kill, openApp, service, session, stored } = await openChat();
  service.dumb = true;
  chat.sendMedia(PHOTO);
  await clock.run(100);
  expect(service.uploads).toHaveLength(1);
  expect(stored('ccc_outbox_1400000000_flow-1')).toContain('"file":"file-');
  kill(app);
  service.dumb = false;
  const next = openApp();
  void next.client.chat.open();
  await clock.run(5000);
  expect(service.uploads).toHaveLength(1);
  expect(service.texts(session)).toEqual(['您好', expect.stringMatching(/^<file-/)]);
  expect(
    next.client.chat.view.items.flatMap((item) => (item.kind === 'message' ? [wordsOf(item)] : [])),
  ).toEqual(['您好', '<image>']);
});

it('fails for good when the phone has cleared the file away', async () => {
  const { app, chat, clock, kill, openApp, service } = await openChat();
  service.reach = 'down';
  service.closeAll('cut');
  await clock.run(50);
  chat.sendMedia(PHOTO);
  kill(app);
  service.reach = 'up';
  const next = openApp({ hasFile: () => false });
  void next.client.chat.open();
  await clock.run(5000);
  expect(lastOf(next.client.chat.view.items)).toMatchObject({
    delivery: 'failed',
    code: 'file.gone',
  });
});

it('says why a picture was not taken, and sends it again when asked to', async () => {
  const { chat, clock, service } = await openChat();
  service.uploadFailure = 'file.kindMismatch';
  const key = chat.sendMedia(PHOTO);
  chat.send('后面的话');
  await clock.run(500);
  const failed = chat.view.items.find((item) => item.key === key);
  expect(failed).toMatchObject({ delivery: 'failed', code: 'file.kindMismatch' });
  expect(failed).not.toHaveProperty('progress');
  expect(lastOf(chat.view.items)).toMatchObject({ delivery: 'sent' });
  service.uploadFailure = undefined;
  chat.resend(key);
  await clock.run(500);
  expect(lastOf(chat.view.items)).toMatchObject({ key, delivery: 'sent' });
});

it('uploads again for another session, where the first upload is nothing', async () => {
  const { chat, clock, service, session } = await openChat();
  service.end(session);
  await clock.run(50);
  const key = chat.sendMedia(PHOTO);
  await clock.run(500);
  expect(chat.view.items.find((item) => item.key === key)).toMatchObject({
    code: 'session.closed',
  });
  void chat.reopen();
  await clock.run(500);
  chat.resend(key);
  await clock.run(500);
  expect(service.uploads).toHaveLength(2);
  expect(lastOf(chat.view.items)).toMatchObject({ delivery: 'sent' });
});

it('tries again while the service cannot store anything', async () => {
  const { chat, clock, service } = await openChat();
  service.uploadFailure = 'store.unavailable';
  chat.sendMedia(PHOTO);
  await clock.run(1500);
  service.uploadFailure = undefined;
  await clock.run(10_000);
  expect(service.uploads.length).toBeGreaterThan(1);
  expect(lastOf(chat.view.items)).toMatchObject({ delivery: 'sent' });
});

it('refuses a picture that is too large before it is anything', async () => {
  const { chat } = await openChat();
  const bytes = LIMITS.uploadMaxBytes.image + 1;
  expect(() => chat.sendMedia({ ...PHOTO, bytes })).toThrow('file.tooLarge');
  expect(chat.view.items).toHaveLength(1);
});
