import { Desk } from './desk';
import { eventually } from './service-process';
import { Stage } from './stage';
import { DEMO } from './wire-person';

jest.setTimeout(120_000);

let stage: Stage;

beforeAll(async () => {
  stage = await Stage.open();
});

afterAll(() => stage.close());

test('at a fractional zoom the desk stays where it is when a status is chosen by keyboard', async () => {
  const context = await stage.context({ width: 1024, height: 576 }, { deviceScaleFactor: 1.25 });
  const { page } = await Desk.open(await context.newPage(), stage.url, DEMO.liSi);
  await page.getByRole('button', { name: '现在上线' }).click();
  await page.getByTestId('readiness-go').click();
  await page.locator('[data-status="free"]').first().waitFor();
  const offset = () =>
    page.evaluate(() => [
      document.documentElement.scrollTop,
      document.body.scrollTop,
      Math.round(document.getElementById('root')?.getBoundingClientRect().top ?? Number.NaN),
    ]);
  for (const words of ['小休 · 用餐', '小休 · 会议']) {
    await page.keyboard.press('Alt+s');
    const item = page.getByRole('menuitem', { name: words });
    await item.waitFor();
    await item.press('Enter');
    await page.getByTestId('agent-status').getByText(words).waitFor();
    await eventually('the menu to go', async () => !(await item.isVisible()));
    expect(await offset()).toEqual([0, 0, 0]);
  }
  // Whatever asks for it: nothing but the columns scrolls.
  await page.evaluate(() => {
    const far = document.createElement('input');
    far.style.cssText = 'position:absolute;top:2000px';
    document.body.append(far);
    far.focus();
  });
  expect(await offset()).toEqual([0, 0, 0]);
});
