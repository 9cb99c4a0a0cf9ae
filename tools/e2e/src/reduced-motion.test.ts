import { stagePerTest } from './stage-per-test';
import { DEMO } from './wire-person';

jest.setTimeout(120_000);

const stage = stagePerTest();

it.each(['reduce', 'no-preference'] as const)(
  'menus stand where they were opened, and stay there (motion: %s)',
  async (reducedMotion) => {
    const desk = await stage().desk(DEMO.liSi);
    await desk.page.emulateMedia({ reducedMotion });
    await desk.goOnline();
    await desk.status().click();
    const menu = desk.page.locator('.ant-dropdown');
    await menu.getByRole('menuitem', { name: '下线' }).click({ trial: true });
    const [button, first] = [await desk.status().boundingBox(), await menu.boundingBox()];
    expect(Math.abs(first!.y - (button!.y + button!.height))).toBeLessThan(16);
    // Something else on the page changes size, which places the menu anew.
    await desk.page.setViewportSize({ width: 1200, height: 760 });
    await menu.getByRole('menuitem', { name: '下线' }).click();
    await desk.isIn('offline');
  },
);
