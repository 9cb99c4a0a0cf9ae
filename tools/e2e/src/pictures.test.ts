import type { Phone } from './phone';
import { gradient } from './png';
import { eventually } from './service-process';
import { stagePerTest } from './stage-per-test';

jest.setTimeout(120_000);

const PHOTO = { name: 'photo.png', mimeType: 'image/png', buffer: gradient(640, 480) };
const SHOT = { name: 'shot.png', mimeType: 'image/png', buffer: gradient(300, 500) };
const stage = stagePerTest();

/** Whether the n-th picture that the selector finds is there, and drawn. */
async function isDrawn(page: Phone['page'], selector: string, index = 0): Promise<boolean> {
  const picture = page.locator(selector).nth(index);
  if ((await picture.count()) === 0) return false;
  return picture.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth > 0);
}

describe('pictures, from phone to desk and back', () => {
  it('goes from the album to the desk, and from the desk to the phone', async () => {
    const { phone, desk } = await stage().conversation();
    await phone.key('更多').click();
    const choosing = phone.page.waitForEvent('filechooser');
    await phone.button('相册').click();
    await (await choosing).setFiles([PHOTO]);

    await eventually('the picture on the desk', () =>
      isDrawn(desk.page, '[data-testid="picture"] img'),
    );
    await phone.page.locator('[class*="picture__veil"]').waitFor({ state: 'detached' });
    expect(await phone.page.locator('[class*="failed"]').count()).toBe(0);

    const large = desk.page.getByTestId('picture').first();
    await large.click();
    await desk.page.getByRole('dialog').waitFor();
    await desk.page.keyboard.press('Escape');
    await desk.page.getByRole('dialog').waitFor({ state: 'detached' });

    await desk.page.locator('input[type="file"]').setInputFiles([SHOT]);
    await eventually('the picture on the phone', () =>
      isDrawn(phone.page, '[class*="picture__image"] img', 1),
    );
    expect(await phone.faults()).toEqual([]);
  });

  it('comes back with the conversation after the app was killed', async () => {
    const { phone, desk } = await stage().conversation();
    await desk.page.locator('input[type="file"]').setInputFiles([SHOT]);
    await eventually('the picture', () => isDrawn(phone.page, '[class*="picture__image"] img'));
    await phone.switch('relaunch');
    await phone.openChat();
    await eventually('the picture again', () =>
      isDrawn(phone.page, '[class*="picture__image"] img'),
    );
    expect(await phone.faults()).toEqual([]);
  });

  it('writes emoji out of the panel', async () => {
    const { phone, desk } = await stage().conversation();
    await phone.key('表情').click();
    await phone.button('😄').click();
    await phone.button('👍').click();
    await phone.key('删除').click();
    await phone.text('已接入').first().click();
    await phone.key('删除').waitFor({ state: 'detached' });
    await phone.button('发送').click();
    await desk.message('😄').waitFor();
    expect(await phone.faults()).toEqual([]);
  });
});
