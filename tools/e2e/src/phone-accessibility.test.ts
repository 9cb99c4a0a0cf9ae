import { seriousFaults } from './faults';
import { LOOKS, wordsOf } from './gallery/look';
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

describe.each(LOOKS)('the chat in $lang, $theme', (look) => {
  it('has no serious fault from the greeting to the rating, and says new messages', async () => {
    const found: Record<string, string[]> = {};
    const { says } = wordsOf(look);
    const errors = await PhoneTour.run(stage, { look }, async (state, page) => {
      const faults = await seriousFaults(page, 'phone');
      if (faults.length > 0) found[state] = faults;
      if (state !== 'conversation') return;
      const log = page.getByRole('log', { name: look.lang === 'zh' ? '聊天记录' : 'Conversation' });
      expect(await log.getAttribute('aria-live')).toBe('polite');
      expect(await log.getByText(says.answer).count()).toBe(1);
    });
    expect(found).toEqual({});
    expect(errors).toEqual([]);
  });
});
