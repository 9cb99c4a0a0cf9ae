import { holdDown, say } from '../people';
import type { Scene } from '../scene';
import { keyboardOf } from '../switches';

export async function panels(scene: Scene): Promise<void> {
  const { look, phone, shots, words } = scene;
  const { page } = phone;
  await say(phone, look, words.says.secret);
  await holdDown(phone, words.says.secret);
  await phone.text(words.recall).last().waitFor();
  await shots.take('phone-menu', page);
  await phone.text(words.recall).last().click();
  await phone.bubble(words.says.secret).waitFor({ state: 'detached' });
  await shots.take('phone-recalled', page);
  await phone.key(words.more).click();
  await phone.button(words.album).waitFor();
  await shots.take('phone-more', page);
  await phone.key(words.emoji).click();
  await phone.button('😄').waitFor();
  await shots.take('phone-emoji', page);
  await foldPanel(scene);
}

async function foldPanel(scene: Scene): Promise<void> {
  const { phone, words } = scene;
  await keyboardOf(phone.page, 280);
  await phone.key(words.keyboard).click();
  await phone.button('😄').waitFor({ state: 'detached' });
  await phone.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await keyboardOf(phone.page, 0);
}
