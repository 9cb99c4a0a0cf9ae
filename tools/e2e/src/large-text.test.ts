import { misfits } from './misfits';
import { PhoneTour } from './phone-tour';
import { Stage } from './stage';

jest.setTimeout(180_000);

let stage: Stage;

beforeEach(async () => {
  stage = await Stage.open();
});

afterEach(async () => {
  await stage.close();
});

const PHONES = [
  { lang: 'zh', width: 375, height: 812, fontSizePx: 24 },
  { lang: 'zh', width: 320, height: 640, fontSizePx: 24 },
  { lang: 'en', width: 320, height: 640, fontSizePx: 24 },
] as const;

describe.each(PHONES)('$width × $height, text of $fontSizePx px, $lang', (phone) => {
  it('has room for every word in every state of the chat', async () => {
    const { lang, fontSizePx } = phone;
    const found: Record<string, string[]> = {};
    const look = { lang, theme: 'light' } as const;
    const faults = await PhoneTour.run(stage, { ...phone, look }, async (state, page, root) => {
      const wrong = await misfits(page, root);
      if (wrong.length > 0) found[state] = wrong;
      if (state !== 'conversation') return;
      const bubble = page.locator('wx-chat-bubble [class*="bubble--own"]').last();
      expect(await bubble.evaluate((element) => getComputedStyle(element).fontSize)).toBe(
        `${fontSizePx}px`,
      );
    });
    expect(found).toEqual({});
    expect(faults).toEqual([]);
  });
});
