import { isIn } from '../people';
import type { Scene } from '../scene';

export async function ending(scene: Scene): Promise<void> {
  const { desk, phone, shots, words } = scene;
  const { page } = phone;
  await desk.getByTestId('end-session').click();
  await desk.getByTestId('complete-session').waitFor();
  await shots.take('desk-wrap-up', desk);
  const star = page.locator('[class*="star--4"]').last();
  await star.waitFor();
  await shots.take('phone-ended', page);
  await star.click();
  await phone.text(words.goodTag).click();
  await page.locator('textarea').last().fill(words.says.comment);
  await shots.take('phone-rating', page);
  await phone.button(words.submitRating).click();
  await phone.button(words.submitRating).waitFor({ state: 'detached' });
  await shots.take('phone-rated', page);
  await desk.getByTestId('complete-session').click();
  await isIn(desk, 'rest');
}

export async function afterwards(scene: Scene): Promise<void> {
  const { desk, shots, words } = scene;
  await desk.getByRole('tab', { name: words.ended }).click();
  await desk.getByTestId('ended-session').first().click();
  await desk.getByTestId('past-conversation').waitFor();
  await shots.take('desk-ended', desk);
  const search = desk.getByRole('searchbox', { name: words.search });
  await search.fill(words.says.found);
  await desk.getByTestId('ended-session').locator('mark').first().waitFor();
  await desk.getByTestId('ended-session').first().click();
  await shots.take('desk-search', desk);
  const panel = desk.getByTestId('customer');
  await panel.getByRole('tab', { name: words.profile }).click();
  await panel.getByRole('button', { name: words.block, exact: true }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByRole('textbox').fill(words.says.reason);
  await dialog.getByRole('button', { name: words.blockNow, exact: true }).click();
  await panel.getByTestId('blocked').waitFor();
  await dialog.waitFor({ state: 'hidden' });
  await shots.take('desk-blocked', desk);
}
