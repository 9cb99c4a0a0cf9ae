import { recordedVideo } from '../../media-files';
import { reply, say } from '../people';
import { photo } from '../photo';
import type { Scene } from '../scene';

const PDF = Buffer.from(`%PDF-1.7\n${'% a quotation\n'.repeat(9000)}`);

export async function conversation(scene: Scene): Promise<void> {
  const { desk, look, phone, shots, words } = scene;
  const { says } = words;
  await desk.getByTestId('customer').getByRole('tab', { name: words.profile }).click();
  await phone.key(words.sendMug).click();
  await desk.getByTestId('card').waitFor();
  await say(phone, look, says.question);
  await reply(desk, look, says.answer);
  await say(phone, look, says.thanks);
  await phone.page.locator('[class*="mark"]').first().waitFor();
  await shots.take('phone-conversation', phone.page);
  await desk.getByRole('textbox', { name: words.reply }).pressSequentially(says.typing);
  await phone.text(look.lang === 'zh' ? '对方正在输入…' : 'Typing…').waitFor();
  await shots.take('phone-typing', phone.page);
  await desk.getByRole('textbox', { name: words.reply }).fill('');

  const picture = {
    name: 'cup.png',
    mimeType: 'image/png',
    buffer: await photo(scene.stage.browser),
  };
  await pick(scene, words.album, picture);
  await desk.getByTestId('picture').waitFor();
  const buffer = await recordedVideo(phone.page);
  await pick(scene, words.album, { name: 'clip.webm', mimeType: 'video/webm', buffer });
  await desk.getByTestId('video').waitFor();
  await pick(scene, words.file, { name: says.paper, mimeType: 'application/pdf', buffer: PDF });
  await desk.getByTestId('file').waitFor();
  await speak(scene);
  await desk.getByTestId('voice').waitFor();
  await shots.take('phone-media', phone.page);
  await shots.take('desk-conversation', desk);
}

async function pick(
  scene: Scene,
  entry: string,
  file: { name: string; mimeType: string; buffer: Buffer },
): Promise<void> {
  const { phone, words } = scene;
  await phone.key(words.more).click();
  const choosing = phone.page.waitForEvent('filechooser');
  await phone.button(entry).click();
  await (await choosing).setFiles([file]);
}

async function speak(scene: Scene): Promise<void> {
  const { phone, shots, words } = scene;
  const { mouse } = phone.page;
  await phone.key(words.voice).click();
  const box = await phone.page.locator(`[aria-label="${words.hold}"]`).boundingBox();
  if (!box) throw new Error('nothing to hold');
  await mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await mouse.down();
  await phone.page.locator('[class*="time"]').getByText('2″').waitFor();
  await shots.takeAsIs('phone-recording', phone.page);
  await mouse.up();
  await phone.page.locator(`[aria-label^="${words.ownVoice}"]`).waitFor();
  await phone.key(words.keyboard).click();
}
