import { isIn } from '../people';
import type { Scene } from '../scene';

export async function nobodyOnline(scene: Scene): Promise<void> {
  const { phone, shots, words } = scene;
  const { page } = phone;
  await shots.take('phone-home', page);
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  await page.route('**/api/v1/**', async (route) => {
    await opened;
    await route.continue();
  });
  await phone.button(words.support).click();
  await page.locator('[class*="skeleton"]').first().waitFor();
  await shots.take('phone-loading', page);
  open();
  await phone.button('产品咨询').waitFor();
  await shots.take('phone-greeting', page);
  await phone.button('产品咨询').click();
  await phone.button(words.restart).waitFor();
  await shots.take('phone-nobody', page);
  await phone.switch('relaunch');
  await phone.button(words.support).waitFor();
}

export async function goOnline(scene: Scene): Promise<void> {
  const { desk, shots, words } = scene;
  await shots.take('desk-login', desk);
  await desk.getByTestId('login-form').locator('button[type="submit"]').click();
  await isIn(desk, 'offline');
  await desk.getByRole('button', { name: words.goOnline }).click();
  await desk.getByTestId('readiness-go').waitFor();
  await shots.take('desk-readiness', desk);
  await desk.getByTestId('readiness-go').click();
  await isIn(desk, 'free');
  await shots.take('desk-idle', desk);
}
