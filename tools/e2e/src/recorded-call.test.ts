import type { Page } from 'playwright-core';
import type { Desk } from './desk';
import { eventually } from './service-process';
import { Stage } from './stage';
import { DEMO } from './wire-person';

jest.setTimeout(180_000);

let stage: Stage;
let desk: Desk;
let phone: Page;

beforeAll(async () => {
  stage = await Stage.open(['--call-recording']);
  desk = await stage.desk(DEMO.liSi);
  await desk.goOnline();
  phone = await (await stage.context({ width: 375, height: 812 })).newPage();
  await phone.goto(`${stage.url}/simulator-audio/app?user=alice`);
});

afterAll(() => stage.close());

const key = (label: string) =>
  phone.locator('[aria-role="button"]').filter({ hasText: label }).first();
const onPhone = (words: string) => phone.getByText(words).first().waitFor();

/** How loud a track is (its greatest sample) and how long, as the browser decodes it. */
async function listen(this: void, url: string): Promise<{ peak: number; seconds: number }> {
  const bytes = await (await fetch(url)).arrayBuffer();
  const sound = await new OfflineAudioContext(1, 48_000, 48_000).decodeAudioData(bytes);
  const peak = sound.getChannelData(0).reduce((max, one) => Math.max(max, Math.abs(one)), 0);
  return { peak, seconds: sound.duration };
}

it('a recorded call says so on both sides, and is played at the desk afterwards, both sides at once', async () => {
  await key('呼').click();
  await onPhone('本次通话将被录音');
  await onPhone('产品咨询请按1');
  await key('键盘').click();
  await key('1').click();
  await desk.accept();
  await onPhone('通话录音中');
  const panel = desk.page.locator('[data-testid="call-panel"][data-state="connected"]');
  await panel.getByText('通话录音中').waitFor();
  await panel
    .getByRole('timer')
    .getByText(/00:0[5-9]/)
    .waitFor();
  await desk.page.getByTestId('call-end').click();
  await onPhone('对方已挂断');

  const row = desk.page.getByTestId('recording');
  await row.waitFor();
  const tracks = row.locator('audio');
  const urls = await tracks.evaluateAll((all: HTMLAudioElement[]) => all.map(({ src }) => src));
  expect(urls).toHaveLength(2);
  const [one, two] = await Promise.all(urls.map((url) => desk.page.evaluate(listen, url)));
  // The microphones of both browsers beep once a second.
  for (const { peak, seconds } of [one!, two!]) {
    expect(peak).toBeGreaterThan(0.01);
    expect(seconds).toBeGreaterThan(3);
  }
  expect(Math.abs(one!.seconds - two!.seconds)).toBeLessThan(0.1);

  await row.getByRole('button', { name: '播放录音' }).click();
  await eventually('both sides to play', async () => {
    const at = await tracks.evaluateAll((all: HTMLAudioElement[]) =>
      all.map((each) => each.currentTime),
    );
    return at.every((seconds) => seconds > 0.5);
  });
  await row.getByRole('button', { name: '暂停播放' }).click();
  await row.getByRole('button', { name: '播放录音' }).waitFor();
});

it('a call within a conversation is recorded, too, and the chat says so', async () => {
  await desk.complete();
  await desk.isIn('free');
  const chat = await stage.phone('bob');
  await chat.openChat();
  await chat.say('1');
  await desk.accept();
  await desk.page.getByTestId('call-start').click();
  await chat.text('本次通话将被录音').waitFor();
  await chat.key('接听').click();
  await chat.text('通话录音中').waitFor();
  await desk.page.locator('[data-testid="call-panel"][data-state="connected"]').waitFor();
  await chat.key('收起，边聊边通话').click();
  await chat.page.locator('wx-call-bar [aria-label="通话录音中"]').waitFor();
  await chat.key('挂断').click();
  await desk.page.getByTestId('recording').waitFor();
  expect(await chat.faults()).toEqual([]);
});
