import type { Phone } from './phone';
import { gradient } from './png';
import { Stage } from './stage';

jest.setTimeout(120_000);

let stage: Stage;

beforeAll(async () => {
  stage = await Stage.open();
});

afterAll(async () => {
  await stage.close();
});

interface Switches {
  setPrivacyNeeded(needed: boolean): void;
  chooseNext(files: { name: string; type: string; base64: string }[]): void;
}

/** A phone whose owner has not agreed to anything yet, with a picture that they would send. */
async function shyPhone(user: string, theme: 'light' | 'dark' = 'light'): Promise<Phone> {
  const phone = await stage.phone(user, { theme });
  await phone.openChat();
  await phone.page.evaluate((base64) => {
    const simulator = (window as typeof window & { __simulator: Switches }).__simulator;
    simulator.setPrivacyNeeded(true);
    simulator.chooseNext([{ name: 'cat.png', type: 'image/png', base64 }]);
  }, gradient(40, 30).toString('base64'));
  return phone;
}

async function pickFromAlbum(phone: Phone): Promise<void> {
  const album = phone.button('相册');
  if (!(await album.isVisible())) await phone.key('更多').click();
  await album.click();
}

describe('the privacy gate', () => {
  it('stands before the album until the customer agrees, and then the picture is sent', async () => {
    const phone = await shyPhone('ning');
    await pickFromAlbum(phone);
    await phone.text('隐私保护提示').waitFor();
    expect(await phone.key('图片，点按查看大图').count()).toBe(0);
    await phone.text('查看《隐私保护指引》').click();
    await phone.page.locator('.mp-modal-confirm').click();
    await phone.page
      .locator('wx-button')
      .filter({ hasText: /^同意$/ })
      .click();
    await phone.key('图片，点按查看大图').waitFor();
    await phone.text('隐私保护提示').waitFor({ state: 'detached' });
    expect(await phone.faults()).toEqual([]);
  });

  it('refused, says so quietly, leaves the conversation as it is, and asks again with the next tap', async () => {
    const phone = await shyPhone('ping', 'dark');
    await pickFromAlbum(phone);
    await phone.button('暂不同意').click();
    await phone.text('未同意隐私保护指引，没有打开。再点一次可重新选择。').waitFor();
    await phone.say('先不发图片了');
    await phone.text('先不发图片了').first().waitFor();
    await pickFromAlbum(phone);
    await phone.text('隐私保护提示').waitFor();
    expect(await phone.faults()).toEqual([]);
  });

  it('stands before the avatar on the home page as well, after the chat has been left', async () => {
    const phone = await shyPhone('qing');
    await phone.page.locator('[data-lead="back"]').click();
    const avatar = phone.page.locator('wx-button[aria-label="选择头像"]');
    await avatar.click();
    await phone.text('隐私保护提示').waitFor();
    const agree = phone.page.locator('wx-button').filter({ hasText: /^同意$/ });
    await agree.click();
    await avatar.locator('wx-image').waitFor();
    expect(await phone.faults()).toEqual([]);
  });
});
