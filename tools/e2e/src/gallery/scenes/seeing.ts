import { sees } from '../../seen';
import type { Scene } from '../scene';

/** A video call: both pictures, the window beside the chat, one camera off, by voice; and its record. */
export async function seeing({ desk, phone, shots, words }: Scene): Promise<void> {
  const { page } = phone;
  await phone.key(words.more).click();
  await phone.button(words.videoCall).click();
  await desk.getByTestId('call-answer').waitFor();
  await sees(page.locator('wx-live-pusher video'), 'the customer themselves');
  await shots.take('phone-video-dialling', page);
  await desk.getByTestId('call-answer').click();
  await sees(page.locator('wx-live-player video'), 'the agent');
  await sees(desk.getByTestId('call-picture-remote'), 'the customer');
  await shots.take('phone-video', page);
  await shots.take('desk-video', desk);
  await phone.key(words.fold).click();
  await shots.take('phone-video-window', page);
  await phone.key(words.back).click();
  await desk.getByTestId('call-camera').click();
  await phone.text(words.otherUnseen).waitFor();
  await shots.take('phone-video-unseen', page);
  await phone.key(words.camera).click();
  await phone.text(words.otherUnseen).waitFor({ state: 'detached' });
  await shots.take('phone-video-voice', page);
  await desk.getByTestId('call-camera').click();
  await desk.locator('[data-testid="call-unseen"][data-why="customerUnseen"]').waitFor();
  await sees(desk.getByTestId('call-picture-own'), 'the agent themselves');
  await shots.take('desk-video-unseen', desk);
  await desk.getByTestId('call-end').click();
  await phone.text(words.videoCalled).last().waitFor();
}
