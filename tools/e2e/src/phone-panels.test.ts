import type { Phone } from './phone';
import { eventually } from './service-process';
import { stagePerTest } from './stage-per-test';

jest.setTimeout(120_000);

const stage = stagePerTest();

/** Whether these words stand wholly between what is above and what is below the list. */
async function isInSight(phone: Phone, words: string): Promise<boolean> {
  const box = await phone.bubble(words).boundingBox();
  const list = await phone.page.locator('wx-chat-list').boundingBox();
  return (
    box !== null && list !== null && box.y >= list.y && box.y + box.height <= list.y + list.height
  );
}

describe('the panels, on a small phone', () => {
  it('keep the newest words in sight, opened and put away again and again', async () => {
    const { phone } = await stage().conversation({ width: 320, height: 640 });
    const panel = phone.page.locator('wx-emoji-panel, wx-more-panel');
    for (const words of ['第一句', '第二句', '第三句', '第四句']) {
      await phone.say(words);
      await phone.key('表情').click();
      await panel.waitFor();
      await eventually(`${words} above the emoji`, () => isInSight(phone, words));
      await phone.key('更多').click();
      await eventually(`${words} above the panel`, () => isInSight(phone, words));
      await phone.bubble(words).click();
      await panel.waitFor({ state: 'detached' });
      await eventually(`${words} without a panel`, () => isInSight(phone, words));
    }
    expect(await phone.faults()).toEqual([]);
  });
});
