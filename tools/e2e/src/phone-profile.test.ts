import type { Locator } from 'playwright-core';
import { gradient } from './png';
import { eventually } from './service-process';
import { stagePerTest } from './stage-per-test';

jest.setTimeout(120_000);

const stage = stagePerTest();

/** Waits until a picture has loaded, and is so wide. */
async function expectSize(picture: Locator, width: number): Promise<void> {
  await eventually('the picture to load', () =>
    picture.evaluate(
      (one, wanted) => one instanceof HTMLImageElement && one.naturalWidth === wanted,
      width,
    ),
  );
}

describe('我的资料', () => {
  it('is changed in the chat, shown beside own words, and seen by agents', async () => {
    const desk = await stage().desk('2222@qq.com');
    await desk.goOnline();
    const phone = await stage().phone('alice');
    const { page } = phone;
    await phone.openChat();
    await phone.key('更多').click();
    await phone.button('我的资料').click();
    const choosing = page.waitForEvent('filechooser');
    await page.locator('wx-button[aria-label="更换头像"]').last().click();
    const buffer = gradient(64, 64);
    await (await choosing).setFiles([{ name: 'me.png', mimeType: 'image/png', buffer }]);
    await page.locator('wx-profile-form img').waitFor();
    await page.locator('wx-profile-form input').fill('小满');
    await phone.button('保存').click();
    await phone.text('已保存').waitFor();

    await phone.button('产品咨询').click();
    await page.locator('wx-chat-bubble img').last().waitFor();
    await desk.offer().getByText('小满').waitFor();
    const picture = desk.offer().locator('img');
    await expectSize(picture, 64);
    await desk.accept();
    await page.locator('wx-chat-bubble img').last().click();
    await phone.button('保存').waitFor();
    expect(await page.locator('wx-profile-form input').inputValue()).toBe('小满');
    expect(await phone.faults()).toEqual([]);
  });
});
