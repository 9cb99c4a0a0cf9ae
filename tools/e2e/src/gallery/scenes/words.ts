import { ask, holdDown, reply } from '../people';
import type { Scene } from '../scene';

/** What words can be besides plain ones. */
export async function furtherWords(scene: Scene): Promise<void> {
  const { desk, look, phone, shots, words } = scene;
  const { says } = words;
  await reply(desk, look, says.sizes);
  await phone.bubble(says.sizes).waitFor();
  await holdDown(phone, says.sizes);
  await phone.text(words.quote).last().click();
  await phone.page.locator('textarea').last().fill(says.which);
  await shots.take('phone-quoting', phone.page);
  await phone.button(words.send).click();
  await desk.getByTestId('message').filter({ hasText: says.which }).last().waitFor();
  await shots.take('phone-quoted', phone.page);
  await reply(desk, look, says.address);
  await phone.bubble(says.address).waitFor();
  await shots.take('phone-links', phone.page);
}

/** The text of somebody who has set WeChat's letters to their greatest size. */
export async function largeText({ stage, look, shots, words }: Scene): Promise<void> {
  const lang = look.lang === 'zh' ? 'zh_CN' : 'en';
  const phone = await stage.phone('gina', { theme: look.theme, lang, fontSizePx: 24 });
  await ask(phone, look);
  await phone.text(words.leaveQueue).waitFor();
  await shots.take('phone-large', phone.page);
  await phone.text(words.leaveQueue).click();
  await phone.page.getByText(words.leaveNow, { exact: true }).last().click();
  await phone.button(words.restart).waitFor();
  await phone.page.close();
}
