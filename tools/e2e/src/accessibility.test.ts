import { atRest, seriousFaults } from './faults';
import { Stage } from './stage';
import { DEMO } from './wire-person';

jest.setTimeout(180_000);

const WORDS = {
  'zh-CN': {
    goOnline: '现在上线',
    cancel: '取消',
    meal: '小休 · 用餐',
    send: '发送',
    ended: '已结束',
  },
  en: {
    goOnline: 'Go online',
    cancel: 'Cancel',
    meal: 'Break · Meal',
    send: 'Send',
    ended: 'Ended',
  },
} as const;

const LOOKS = [
  { lang: 'zh-CN', theme: 'light' },
  { lang: 'zh-CN', theme: 'dark' },
  { lang: 'en', theme: 'light' },
  { lang: 'en', theme: 'dark' },
] as const;

let stage: Stage;

beforeEach(async () => {
  stage = await Stage.open();
});

afterEach(async () => {
  await stage.close();
});

describe.each(LOOKS)('the desk in $lang, $theme', ({ lang, theme }) => {
  it('has no serious fault from login to completion, and is worked by keyboard', async () => {
    const words = WORDS[lang];
    const faults: Record<string, string[]> = {};
    const context = await stage.context({ width: 1280, height: 720 });
    const page = await context.newPage();
    // Motion off, so that colours are at rest when they are measured.
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const look = async (where: string) => {
      await atRest(page);
      const found = await seriousFaults(page);
      if (found.length > 0) faults[where] = found;
    };
    const status = (name: string) =>
      page.locator(`[data-testid="agent-status"][data-status="${name}"]`).waitFor();

    await page.goto(
      `${stage.url}/workbench/?agent=${encodeURIComponent(DEMO.liSi)}&lang=${lang}&theme=${theme}`,
    );
    await page.getByTestId('login-form').waitFor();
    await look('login');
    await page.keyboard.press('Enter');
    await status('offline');
    await look('offline');

    await page.getByRole('button', { name: words.goOnline }).press('Enter');
    await page.getByTestId('readiness-go').waitFor();
    await look('check before going online');
    await page.getByTestId('readiness-go').press('Enter');
    await status('free');
    await look('idle');

    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    await look('keyboard help');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });

    const phone = await stage.phone(`axe-${lang}-${theme}`);
    await phone.openChat();
    await phone.say('1');
    await page.getByTestId('offer').waitFor();
    await look('offer');
    await page.keyboard.press('Alt+a');
    await status('busy');
    await page.getByTestId('composer').waitFor();
    await page.keyboard.press('Alt+c');
    await page.keyboard.type('您好，请问需要什么帮助？');
    await page.keyboard.press('Enter');
    await phone.text('您好，请问需要什么帮助？').waitFor();
    await look('in conversation');

    const call = (state: string) =>
      page.locator(`[data-testid="call-panel"][data-state="${state}"]`);
    await phone.key('更多').click();
    await phone.button('语音通话').click();
    await page.getByTestId('call-answer').waitFor();
    await look('the customer calls');
    await page.getByTestId('call-answer').press('Enter');
    await call('connected').waitFor();
    await look('in a call');
    await page.getByTestId('call-devices').press('Enter');
    await page.getByTestId('call-device-choice').waitFor();
    await look('choice of devices');
    await page.keyboard.press('Escape');
    await page.keyboard.press('h');
    await call('held').waitFor();
    await look('a call on hold');
    await page.getByTestId('call-end').press('Enter');
    await call('held').waitFor({ state: 'detached' });

    await page.keyboard.press('Alt+s');
    await page.getByRole('menuitem', { name: words.meal }).waitFor();
    await look('status menu');
    await page.getByRole('menuitem', { name: words.meal }).press('Enter');
    await page.getByTestId('booked').waitFor();
    await look('booked');
    await page.getByTestId('booked').getByRole('button', { name: words.cancel }).press('Enter');
    await page.getByTestId('booked').waitFor({ state: 'detached' });

    await page.keyboard.press('Alt+e');
    await page.keyboard.press('Enter');
    await page.getByTestId('complete-session').waitFor();
    await look('ended');
    await page.keyboard.press('Alt+e');
    await page.keyboard.press('Enter');
    await status('free');
    await page.getByRole('tab', { name: words.ended }).click();
    await look('finished');

    const again = await context.newPage();
    await again.goto(page.url());
    await page.locator('[data-testid="connection"][data-state="connection.replaced"]').waitFor();
    await look('opened elsewhere');
    await again.close();
    expect(faults).toEqual({});
  });
});

describe('the start page', () => {
  it.each(['light', 'dark'] as const)('has no serious fault, %s', async (colorScheme) => {
    const context = await stage.context({ width: 1440, height: 900 });
    const page = await context.newPage();
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.goto(stage.url);
    await page.getByText('● 实时').waitFor();
    await atRest(page);
    expect(await seriousFaults(page)).toEqual([]);
  });
});
