import type { Page } from 'playwright-core';
import { atRest, seriousFaults } from './faults';
import { wavFile } from './media-files';
import { Stage } from './stage';
import { DEMO } from './wire-person';

jest.setTimeout(180_000);

const WORDS = {
  'zh-CN': {
    console: '管理',
    search: '搜索名称、上传人、流程',
    remove: '删除',
    none: '没有找到声音',
  },
  en: {
    console: 'Administration',
    search: 'Search name, uploader, flow',
    remove: 'Delete',
    none: 'No sound found',
  },
} as const;

const LOOKS = [
  { lang: 'zh-CN', theme: 'light', width: 1280, height: 800 },
  { lang: 'en', theme: 'dark', width: 1440, height: 900 },
] as const;

let stage: Stage;

beforeEach(async () => {
  stage = await Stage.open();
});

afterEach(async () => {
  await stage.close();
});

/** The desk of somebody, with nothing that moves. */
async function deskOf(
  email: string,
  { lang, theme, ...viewport }: (typeof LOOKS)[number],
): Promise<Page> {
  const page = await (await stage.context(viewport)).newPage();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const who = `agent=${encodeURIComponent(email)}&lang=${lang}&theme=${theme}`;
  await page.goto(`${stage.url}/workbench/?${who}`);
  await page.getByTestId('login-form').waitFor();
  await page.keyboard.press('Enter');
  await page.getByTestId('agent-status').waitFor();
  return page;
}

const row = (page: Page, name: string) => page.locator('tr[data-row-key]', { hasText: name });

it.each(LOOKS)('an administrator keeps the sounds ($lang, $theme)', async (look) => {
  const words = WORDS[look.lang];
  const page = await deskOf(DEMO.admin, look);
  const faults: Record<string, string[]> = {};
  const see = async (where: string) => {
    await atRest(page);
    const found = await seriousFaults(page);
    if (found.length > 0) faults[where] = found;
  };
  await page.getByRole('button', { name: words.console, exact: true }).press('Enter');
  await page.getByTestId('sounds').waitFor();
  await see('empty');

  const chosen = [
    { name: 'welcome.wav', mimeType: 'audio/wav', buffer: wavFile(2) },
    { name: 'picture.wav', mimeType: 'audio/wav', buffer: Buffer.from('89504e470d0a1a0a', 'hex') },
  ];
  await page.getByTestId('sound-files').setInputFiles(chosen);
  await row(page, 'welcome.wav').waitFor();
  const refused = page.locator('[data-testid=sound-upload][data-refused=true]');
  await refused.getByRole('alert').waitFor();
  await see('a sound, and a refusal');
  await refused.getByRole('button').press('Enter');
  await refused.waitFor({ state: 'detached' });

  const player = row(page, 'welcome.wav').getByTestId('sound-player');
  await player.getByRole('button').press('Enter');
  await page.locator('[data-testid=sound-player][data-state=playing]').waitFor();
  await page.locator('[data-testid=sound-player][data-state=idle]').waitFor();

  await row(page, 'welcome.wav').getByRole('button').nth(1).press('Enter');
  await page.getByRole('dialog').getByRole('textbox').fill('欢迎语');
  await see('another name');
  await page.keyboard.press('Enter');
  await row(page, '欢迎语').waitFor();

  const search = page.getByRole('searchbox', { name: words.search });
  await search.fill('nothing like it');
  await page.getByText(words.none).waitFor();
  await search.fill('');

  await row(page, '欢迎语').getByRole('button').nth(2).press('Enter');
  await page.getByRole('button', { name: words.remove, exact: true }).waitFor();
  await see('asked whether to delete');
  await page.getByRole('button', { name: words.remove, exact: true }).press('Enter');
  await row(page, '欢迎语').waitFor({ state: 'detached' });

  await page.goBack();
  await page.getByTestId('console').waitFor({ state: 'detached' });
  expect(faults).toEqual({});
});

it('takes sounds that are dropped on the page', async () => {
  const page = await deskOf(DEMO.admin, LOOKS[0]);
  await page.getByRole('button', { name: WORDS['zh-CN'].console, exact: true }).press('Enter');
  const sounds = page.getByTestId('sounds');
  const dropped = await page.evaluateHandle((bytes) => {
    const transfer = new DataTransfer();
    const content = Uint8Array.from(atob(bytes), (char) => char.charCodeAt(0));
    transfer.items.add(new File([content], 'dropped.wav', { type: 'audio/wav' }));
    return transfer;
  }, wavFile(2).toString('base64'));
  await sounds.dispatchEvent('dragover', { dataTransfer: dropped });
  await page.locator('[data-testid=sounds][data-over=true]').waitFor();
  await sounds.dispatchEvent('drop', { dataTransfer: dropped });
  await row(page, 'dropped.wav').waitFor();
  expect(await sounds.getAttribute('data-over')).toBe('false');
});

it('is for administrators alone', async () => {
  const page = await deskOf(DEMO.liSi, LOOKS[0]);
  expect(await page.getByTestId('open-console').count()).toBe(0);
  await page.evaluate(() => (window.location.hash = '/admin/sounds'));
  await page.getByTestId('agent-status').waitFor();
  expect(await page.getByTestId('console').count()).toBe(0);
});
