import { sees } from '../../seen';
import type { Scene } from '../scene';

/** 转视频: the agent shows themselves in a voice call; the customer has the picture where they want it. */
export async function widening({ desk, phone, shots, words }: Scene): Promise<void> {
  const { page } = phone;
  await desk.getByTestId('call-start').click();
  await phone.key(words.accept).click();
  await phone.key(words.toVideo).waitFor();
  await shots.take('phone-voice', page);
  await desk.getByTestId('call-camera').click();
  await sees(page.locator('wx-live-player video'), 'the agent');
  await shots.take('phone-widened', page);
  await desk.getByTestId('call-devices').click();
  await sees(desk.getByTestId('call-picture-own'), 'the agent themselves');
  await shots.take('desk-widened', desk);
  await phone.key(words.fold).click();
  const stage = page.locator('wx-call-stage [class*="stage--"]').first();
  const box = await stage.boundingBox();
  if (!box) throw new Error('there is no window');
  await page.mouse.move(box.x + 40, box.y + 60);
  await page.mouse.down();
  await page.mouse.move(box.x, box.y + 100, { steps: 4 });
  await page.mouse.move(20, 700, { steps: 12 });
  await page.mouse.up();
  await shots.take('phone-video-corner', page);
  await desk.getByTestId('call-end').click();
  await phone.text(words.videoCalled).last().waitFor();
}
