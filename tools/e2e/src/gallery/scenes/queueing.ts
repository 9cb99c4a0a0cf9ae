import { eventually } from '../../service-process';
import { ask, finish, isIn, phoneOf, reply } from '../people';
import type { Scene } from '../scene';

export async function queue(scene: Scene): Promise<void> {
  const { desk, look, phone, shots, stage, words } = scene;
  for (const user of ['bob', 'carol', 'frank']) {
    const other = await phoneOf(stage, user, look);
    await ask(other, look);
    await desk.getByTestId('accept').click();
    await reply(desk, look, words.says.answer);
    await finish(desk);
    await isIn(desk, 'free');
    await other.page.close();
  }
  const first = await phoneOf(stage, 'erin', look);
  await ask(first, look);
  await desk.getByTestId('accept').click();
  const second = await phoneOf(stage, 'frank', look);
  await ask(second, look);
  await phone.page.locator(`[aria-label="${words.mug}"]`).click();
  await phone.button('产品咨询').last().click();
  await phone.page.locator('[class*="estimate"]').first().waitFor();
  await shots.take('phone-queue', phone.page);
  await desk.getByRole('tab', { name: words.waiting }).click();
  await desk.getByTestId('waiting-session').first().click();
  await desk.locator('[data-testid="waiting"][data-waiting="2"]').waitFor();
  await desk.getByText(words.loading).waitFor({ state: 'detached' });
  await shots.take('desk-waiting', desk);
  await desk.getByRole('tab', { name: words.mine }).click();
  await finish(desk);
  await desk.getByTestId('accept').click();
  await history(scene);
  await finish(desk);
  await desk.getByTestId('offer').waitFor();
  await shots.take('desk-offer', desk);
  await desk.getByTestId('accept').click();
  await eventually('the newest words to be in sight', async () => {
    const newest = await phone.bubble('转人工客服成功').boundingBox();
    const strip = await phone.key(words.sendMug).boundingBox();
    return newest !== null && strip !== null && newest.y + newest.height < strip.y;
  });
  await shots.take('phone-connected', phone.page);
}

async function history(scene: Scene): Promise<void> {
  const { desk, shots, words } = scene;
  const panel = desk.getByTestId('customer');
  await panel.getByRole('tab', { name: words.history }).click();
  await panel.getByTestId('past-session').first().click();
  await desk.getByTestId('past-conversation').getByText(words.says.answer).waitFor();
  await shots.take('desk-history', desk);
  await desk.getByTestId('task').first().click();
  await desk.getByTestId('composer').waitFor();
}
