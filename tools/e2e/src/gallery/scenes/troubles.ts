import type { Scene } from '../scene';
import { needPrivacy } from '../switches';

export async function troubles(scene: Scene): Promise<void> {
  const { phone, shots, words } = scene;
  const { page } = phone;
  await phone.network(false);
  await page.locator('[class*="banner"]').first().waitFor();
  await page.locator('textarea').last().fill(words.says.offline);
  await phone.button(words.send).click();
  await phone.bubble(words.says.offline).waitFor();
  await shots.take('phone-offline', page);
  await phone.network(true);
  await scene.desk.getByTestId('message').filter({ hasText: words.says.offline }).waitFor();
  const second = await page.context().newPage();
  await second.goto(page.url().split('#')[0] ?? '');
  await second.getByText(words.support).first().click();
  await phone.button(words.continueHere).waitFor();
  await shots.take('phone-replaced', page);
  await phone.button(words.continueHere).click();
  await phone.button(words.continueHere).waitFor({ state: 'detached' });
  await second.close();
  await needPrivacy(page);
  await phone.key(words.more).click();
  await phone.button(words.album).click();
  await phone.button(words.refuse).waitFor();
  await shots.take('phone-privacy', page);
  await phone.button(words.refuse).click();
  const toast = phone.text(words.refused);
  await toast.waitFor();
  await toast.waitFor({ state: 'hidden' });
}
