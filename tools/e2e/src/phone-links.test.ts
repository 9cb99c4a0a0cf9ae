import type { Phone } from './phone';
import { stagePerTest } from './stage-per-test';

jest.setTimeout(120_000);

const stage = stagePerTest();

/** A phone of an app that has this business domain, in a conversation with an agent. */
async function inConversation(domain: string): Promise<{ phone: Phone; say: Say }> {
  const { desk, phone } = await stage().conversation({ webDomains: [domain] });
  return { phone, say: (words) => desk.say(words) };
}
type Say = (words: string) => Promise<void>;

const link = (phone: Phone, words: string) =>
  phone.page.locator('[aria-role="link"]').filter({ hasText: words }).last();

describe('links in words', () => {
  it('are copied, opened inside, or called, as what they are', async () => {
    const { phone, say } = await inConversation('shop.example.com');
    const context = phone.page.context();
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await context.route('https://shop.example.com/**', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<h1>Mug</h1>' }),
    );
    const copied = () => phone.page.evaluate(() => navigator.clipboard.readText());

    await say('说明书：https://docs.example.com/mug.pdf。电话 400-810-8888');
    await link(phone, 'https://docs.example.com/mug.pdf').click();
    expect(await phone.text('打开链接').count()).toBe(0);
    await phone.text('复制链接').click();
    await phone.text('链接已复制').waitFor();
    expect(await copied()).toBe('https://docs.example.com/mug.pdf');

    await link(phone, '400-810-8888').click();
    await phone.text('复制号码').click();
    await phone.text('号码已复制').waitFor();
    expect(await copied()).toBe('400-810-8888');

    await say('商品页 https://shop.example.com/mug?size=L');
    await link(phone, 'https://shop.example.com/mug?size=L').click();
    await phone.text('打开链接').click();
    await phone.page.frameLocator('iframe').getByText('Mug').waitFor();
    await phone.page.locator('.mp-bar-leading:visible').last().click();
    await phone.bubble('商品页').waitFor();

    await phone.say('<b>https://a.example</b>');
    await link(phone, 'https://a.example').waitFor();
    expect(await phone.bubbles()).toContain('<b>https://a.example</b>');
    expect(await phone.faults()).toEqual([]);
  });
});
