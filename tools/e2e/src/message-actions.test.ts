import type { Phone } from './phone';
import { eventually } from './service-process';
import { stagePerTest } from './stage-per-test';

jest.setTimeout(120_000);

const stage = stagePerTest();

/** What a long press on this bubble offers; `choose` taps one of it. */
async function hold(phone: Phone, words: string, choose: string): Promise<void> {
  await phone.bubble(words).click({ delay: 600 });
  await phone.text(choose).last().click();
}

describe('what can be done about a message', () => {
  it('the customer takes theirs back: both sides have a line, and the words can be written again', async () => {
    const { phone, desk } = await stage().conversation();
    await phone.say('我的卡号是 6222');
    await desk.message('我的卡号是 6222').waitFor();
    await hold(phone, '我的卡号是 6222', '撤回');
    await phone.text('你撤回了一条消息').waitFor();
    await desk.page.getByText('客户撤回了一条消息').waitFor();
    expect(await desk.page.getByText('我的卡号是 6222').count()).toBe(0);
    await phone.button('重新编辑').click();
    expect(await phone.page.locator('textarea').last().inputValue()).toBe('我的卡号是 6222');

    await desk.page.reload();
    await desk.page.getByText('客户撤回了一条消息').waitFor();
    await phone.switch('relaunch');
    await phone.openChat();
    await phone.text('你撤回了一条消息').waitFor();
    expect(await phone.page.getByText('6222').count()).toBe(0);
    expect(await phone.faults()).toEqual([]);
  });

  it('the agent takes theirs back by keyboard alone, and not what is the customer’s', async () => {
    const { phone, desk } = await stage().conversation();
    await desk.say('您好，我是阿理');
    await phone.text('您好，我是阿理').waitFor();
    const { keyboard } = desk.page;
    await keyboard.press('ArrowUp');
    await keyboard.press('Enter');
    await desk.page.getByRole('menuitem', { name: '撤回' }).waitFor();
    await keyboard.press('Escape');
    await desk.page.getByRole('menuitem', { name: '撤回' }).waitFor({ state: 'detached' });
    await keyboard.press('Enter');
    const entry = desk.page.getByRole('menuitem', { name: '撤回' });
    await entry.waitFor();
    await eventually('the entry to have the focus', async () => {
      await keyboard.press('ArrowDown');
      return entry.evaluate((element) => element.contains(document.activeElement));
    });
    await keyboard.press('Enter');
    await phone.text('客服撤回了一条消息').waitFor();
    await desk.page.getByText('你撤回了一条消息').waitFor();
    await desk.page.getByRole('button', { name: '重新编辑' }).click();
    const box = desk.page.getByRole('textbox', { name: '回复内容' });
    expect(await box.inputValue()).toBe('您好，我是阿理');

    await phone.say('没关系');
    await desk.message('没关系').click({ button: 'right' });
    const copy = desk.page.getByRole('menuitem', { name: '复制' });
    await copy.waitFor();
    expect(await desk.page.getByRole('menuitem', { name: '撤回' }).count()).toBe(0);
    await desk.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await copy.click();
    await desk.page.getByText('已复制').waitFor();
    expect(await desk.page.evaluate(() => navigator.clipboard.readText())).toBe('没关系');
    expect(await phone.faults()).toEqual([]);
  });

  it('says of own words whether they were read, and only what was looked at is read', async () => {
    const { phone, desk } = await stage().conversation();
    await desk.say('您好');
    const mark = desk.page.getByTestId('read-mark');
    await eventually(
      'the agent’s words to be read',
      async () => (await mark.innerText()) === '已读',
    );

    await phone.switch('background');
    await desk.say('您还在吗');
    await eventually('unread', async () => (await mark.innerText()) === '未读');
    expect(await mark.count()).toBe(1);
    await phone.switch('foreground');
    await eventually('read', async () => (await mark.innerText()) === '已读');
    await desk.page.reload();
    await eventually('read, told again', async () => (await mark.innerText()) === '已读');

    await phone.say('在的');
    await phone.mark('已读').waitFor();
    expect(await mark.count()).toBe(0);
    expect(await phone.faults()).toEqual([]);
  });

  it('shows each side that the other is writing, and stops', async () => {
    const { phone, desk } = await stage().conversation();
    await phone.page.locator('textarea').last().pressSequentially('请问');
    await desk.page.getByTestId('typing').getByText('正在输入…').waitFor();
    await phone.button('发送').click();
    await desk.message('请问').waitFor();
    await desk.page.getByTestId('typing').getByText('正在输入…').waitFor({ state: 'detached' });

    await desk.page.getByRole('textbox', { name: '回复内容' }).pressSequentially('请');
    await phone.text('对方正在输入…').waitFor();
    await phone.text('对方正在输入…').waitFor({ state: 'detached' });
    await phone.text('在线客服').first().waitFor();
    expect(await phone.faults()).toEqual([]);
  });

  it('deletes on one device only, also after the app was killed', async () => {
    const { phone, desk } = await stage().conversation();
    await phone.say('删掉我');
    await desk.message('删掉我').waitFor();
    await hold(phone, '删掉我', '删除');
    await phone.page.locator('.mp-modal-confirm').click();
    await phone.bubble('删掉我').waitFor({ state: 'detached' });
    await phone.say('留下我');
    await desk.message('留下我').click({ button: 'right' });
    await desk.page.getByRole('menuitem', { name: '从本机删除' }).click();
    await desk.message('留下我').waitFor({ state: 'detached' });

    await phone.switch('relaunch');
    await phone.openChat();
    await phone.bubble('留下我').waitFor();
    expect(await phone.bubbles()).not.toContain('删掉我');
    await desk.page.reload();
    await desk.message('删掉我').waitFor();
    expect(await desk.page.getByText('留下我').count()).toBe(0);
    expect(await phone.faults()).toEqual([]);
  });

  it('quotes, and the quote leads back; a recall takes the words from it as well', async () => {
    const { phone, desk } = await stage().conversation();
    await phone.say('红色的还有吗');
    await desk.message('红色的还有吗').waitFor();
    for (let line = 1; line <= 12; line += 1) await desk.say(`第 ${line} 款`);
    const quoteIt = async () => {
      await desk.message('红色的还有吗').click({ button: 'right' });
      await desk.page.getByRole('menuitem', { name: '引用' }).click();
    };
    const strip = desk.page.getByTestId('quoting');
    await quoteIt();
    await strip.getByText('红色的还有吗').waitFor();
    await desk.page.keyboard.press('Escape');
    await strip.waitFor({ state: 'detached' });
    await quoteIt();
    await strip.waitFor();
    await desk.say('这一款有货');
    await strip.waitFor({ state: 'detached' });
    expect(await desk.page.getByTestId('quote').innerText()).toContain('红色的还有吗');
    const asked = async () => (await phone.bubble('红色的还有吗').boundingBox())?.y ?? 0;
    await phone.text('我: 红色的还有吗').waitFor();
    await eventually('the question is out of sight', async () => (await asked()) < 100);
    await phone.text('我: 红色的还有吗').click();
    await eventually('the quote led back', async () => (await asked()) > 100);

    await hold(phone, '这一款有货', '引用');
    await phone.key('取消引用').waitFor();
    await phone.say('好的，要这个');
    await desk.page.getByTestId('quote').filter({ hasText: '这一款有货' }).click();
    expect(await desk.page.locator(':focus').innerText()).toMatch(/这一款有货[^]*红色的还有吗/);
    await hold(phone, '红色的还有吗', '撤回');
    await desk.page.getByTestId('quote').filter({ hasText: '引用的消息已撤回' }).waitFor();
    await phone.text('引用的消息已撤回').waitFor();
    expect(await phone.faults()).toEqual([]);
  });
});
