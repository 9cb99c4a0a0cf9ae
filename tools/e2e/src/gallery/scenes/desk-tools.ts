import { DEMO } from '../../wire-person';
import { colleague, reply } from '../people';
import { DESK, type Scene } from '../scene';

export async function deskTools(scene: Scene): Promise<void> {
  const { desk, look, shots, words } = scene;
  await desk.keyboard.press('Alt+n');
  const note = desk.getByRole('textbox', { name: words.note });
  await note.fill(words.says.inside);
  await note.press('Enter');
  await desk.getByTestId('conversation').getByText(words.says.inside).waitFor();
  await note.fill(words.says.inside);
  await shots.take('desk-note', desk);
  await note.fill('');
  await desk.keyboard.press('Alt+n');
  const box = desk.getByRole('textbox', { name: words.reply });
  await box.pressSequentially('#');
  await desk.getByRole('option').first().waitFor();
  await shots.take('desk-replies', desk);
  await desk.keyboard.press('Backspace');
  const friend = await colleague(scene.stage, DEMO.wangWu);
  await desk.keyboard.press('Alt+t');
  await desk.getByTestId('transfer-target').first().waitFor();
  await shots.take('desk-transfer', desk);
  await desk.keyboard.press('Escape');
  await desk.getByRole('dialog').waitFor({ state: 'hidden' });
  await friend.page.close();
  await desk.keyboard.press('Alt+s');
  await desk.getByRole('menuitem', { name: words.meal }).press('Enter');
  await desk.getByTestId('booked').waitFor();
  await shots.take('desk-booked', desk);
  await desk.setViewportSize({ width: 1280, height: 720 });
  await reply(desk, look, words.says.answer);
  await shots.take('desk-small', desk);
  await desk.setViewportSize(DESK);
}
