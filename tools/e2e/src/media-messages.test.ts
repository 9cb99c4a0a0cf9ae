import type { FileChooser } from 'playwright-core';
import { recordedVideo } from './media-files';
import type { Phone } from './phone';
import { eventually } from './service-process';
import { stagePerTest } from './stage-per-test';

jest.setTimeout(120_000);

const PAPER = {
  name: '2026年第四季度华东区域产品报价单与交付计划（终稿）.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.7\n% a quotation\n'),
};
const stage = stagePerTest();

type Files = Parameters<FileChooser['setFiles']>[0];

/** Sends something out of the `+` of the composer. */
async function pick(phone: Phone, entry: string, files: Files): Promise<void> {
  await phone.key('更多').click();
  const choosing = phone.page.waitForEvent('filechooser');
  await phone.button(entry).click();
  await (await choosing).setFiles(files);
}

describe('documents', () => {
  it('go from phone to desk and back, keep their names, are downloaded and opened', async () => {
    const { phone, desk } = await stage().conversation();
    await pick(phone, '文件', [PAPER]);
    const onDesk = desk.page.getByTestId('file');
    await onDesk.waitFor();
    expect(await onDesk.getAttribute('title')).toBe(PAPER.name);
    const [download] = await Promise.all([desk.page.waitForEvent('download'), onDesk.click()]);
    expect(download.suggestedFilename()).toBe(PAPER.name);
    const saved = await (await download.createReadStream()).toArray();
    expect(Buffer.concat(saved as Buffer[])).toEqual(PAPER.buffer);

    const order = { name: 'order.pdf', mimeType: 'application/pdf', buffer: PAPER.buffer };
    await desk.page.locator('input[type="file"]').setInputFiles([order]);
    const onPhone = phone.page.locator('[aria-label^="文件 order.pdf"]');
    await onPhone.click();
    const viewer = phone.page.getByRole('dialog');
    await viewer.getByText('PDF').waitFor();
    expect(await viewer.innerText()).toContain(`${PAPER.buffer.length} B`);
    expect(await phone.faults()).toEqual([]);
  });

  it('that are not what they say are refused with the reason', async () => {
    const { phone, desk } = await stage().conversation();
    const program = {
      name: 'invoice.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('MZ\0'),
    };
    await pick(phone, '文件', [program]);
    await phone.page.locator('[class*="failed"]').first().click();
    await phone.text('扩展名与内容不一致').waitFor();
    expect(await desk.page.getByTestId('file').count()).toBe(0);
    expect(await phone.faults()).toEqual([]);
  });
});

describe('videos', () => {
  it('go from phone to desk with a poster, and play on both', async () => {
    const { phone, desk } = await stage().conversation();
    const buffer = await recordedVideo(phone.page);
    await pick(phone, '相册', [{ name: 'clip.webm', mimeType: 'video/webm', buffer }]);
    const video = desk.page.getByTestId('video').locator('video');
    await video.waitFor();
    expect(await video.getAttribute('poster')).toMatch(/\/api\/v1\/files\//);
    await video.evaluate((element: HTMLVideoElement) => {
      element.muted = true;
      return element.play();
    });
    await eventually('the video moves on the desk', () =>
      video.evaluate((element: HTMLVideoElement) => element.currentTime > 0),
    );

    await desk.page
      .locator('input[type="file"]')
      .setInputFiles([{ name: 'answer.webm', mimeType: 'video/webm', buffer }]);
    const onPhone = phone.page.locator('wx-media-bubble [aria-label^="视频"]');
    await eventually('both videos on the phone', async () => (await onPhone.count()) === 2);
    await onPhone.last().click();
    const player = phone.page.getByRole('dialog').locator('video');
    await eventually('the video has loaded on the phone', () =>
      player.evaluate((element: HTMLVideoElement) => element.videoWidth > 0),
    );
    expect(await phone.faults()).toEqual([]);
  });
});

describe('voice messages', () => {
  const hold = async (phone: Phone) => {
    const box = await phone.page.locator('[aria-label="按住 说话"]').boundingBox();
    if (!box) throw new Error('nothing to hold');
    await phone.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await phone.page.mouse.down();
    return box;
  };

  it('are spoken into the phone and heard at the desk', async () => {
    const { phone, desk } = await stage().conversation();
    await phone.key('语音').click();
    await hold(phone);
    await phone.text('松开 发送').waitFor();
    await phone.page.locator('[class*="time"]').getByText('2″').waitFor();
    await phone.page.mouse.up();

    const own = phone.page.locator('[aria-label^="语音 "]');
    await own.waitFor();
    const voice = desk.page.getByTestId('voice');
    await voice.waitFor();
    await voice.getByRole('button', { name: '播放', exact: true }).click();
    const audio = voice.locator('audio');
    await eventually('it is heard at the desk', () =>
      audio.evaluate((element: HTMLAudioElement) => element.currentTime > 0.2),
    );
    expect(await audio.evaluate((element: HTMLAudioElement) => element.duration)).toBeGreaterThan(
      1,
    );

    await own.click();
    await phone.page.locator('[aria-label^="正在播放语音"]').waitFor();
    await phone.switch('background');
    await phone.switch('foreground');
    await phone.page.locator('[aria-label^="语音 "]').waitFor();
    expect(await phone.faults()).toEqual([]);
  });

  it('are cancelled by sliding up, and refused kindly when they are too short', async () => {
    const { phone, desk } = await stage().conversation();
    await phone.key('语音').click();
    const box = await hold(phone);
    await phone.page.locator('[class*="time"]').getByText('1″').waitFor();
    await phone.page.mouse.move(box.x + 20, box.y - 120, { steps: 4 });
    await phone.text('松开取消').waitFor();
    await phone.page.mouse.up();
    await phone.page.locator('[class*="panel--cancel"]').waitFor({ state: 'detached' });

    await hold(phone);
    await phone.page.mouse.up();
    await phone.text('说话时间太短').waitFor();
    await phone.key('键盘').click();
    await phone.say('还是打字吧');
    await desk.message('还是打字吧').waitFor();
    expect(await desk.page.getByTestId('voice').count()).toBe(0);
    expect(await phone.faults()).toEqual([]);
  });

  it('lead to the settings when the microphone is not allowed', async () => {
    const { phone } = await stage().conversation();
    await phone.page.evaluate(() => {
      const refuse = () => Promise.reject(new DOMException('denied', 'NotAllowedError'));
      Object.assign(navigator.mediaDevices, { getUserMedia: refuse });
    });
    await phone.key('语音').click();
    await hold(phone);
    await phone.text('无法录音').waitFor();
    await phone.page.mouse.up();
    await phone.page.getByText('返回', { exact: true }).click();
    expect(await phone.text('松开 发送').count()).toBe(0);
    expect(await phone.faults()).toEqual([]);
  });
});

describe('cards', () => {
  it('offer what the customer came from, and are shown on both sides', async () => {
    const desk = await stage().desk('2222@qq.com');
    await desk.goOnline();
    const phone = await stage().phone('alice');
    await phone.page.locator('[aria-label="咨询 粗陶马克杯"]').click();
    await phone.button('产品咨询').click();
    await desk.accept();
    await phone.key('发送给客服 粗陶马克杯').click();
    await phone.page.locator('[aria-label^="卡片 粗陶马克杯"]').waitFor();
    await phone.key('发送给客服 粗陶马克杯').waitFor({ state: 'detached' });
    const card = desk.page.getByTestId('card');
    await card.waitFor();
    expect(await card.innerText()).toMatch(/粗陶马克杯[\s\S]*¥89/);
    expect(await phone.faults()).toEqual([]);
  });
});
