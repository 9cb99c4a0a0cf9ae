import type { Desk } from './desk';
import type { Phone } from './phone';
import { stagePerTest } from './stage-per-test';

jest.setTimeout(120_000);

const NOTE = '客户要开发票，抬头已核对';
const stage = stagePerTest();

async function inConversation(): Promise<{ phone: Phone; liSi: Desk }> {
  const { desk: liSi, phone } = await stage().conversation();
  await liSi.say('您好，请讲');
  return { phone, liSi };
}

describe('a transfer, seen from two desks and a phone', () => {
  it('goes to a group by keyboard: the next agent reads the note and all that was said, the customer no note', async () => {
    const { phone, liSi } = await inConversation();
    const zhaoLiu = await stage().desk('4444@qq.com');
    await zhaoLiu.goOnline();
    await liSi.page.keyboard.press('Alt+t');
    const dialog = liSi.page.getByRole('dialog');
    await dialog.getByTestId('transfer-target').filter({ hasText: '商务合作客服1组' }).waitFor();
    await liSi.page.keyboard.type('商务');
    await dialog.getByTestId('transfer-note').fill(NOTE);
    await dialog.getByTestId('transfer-note').press('Control+Enter');

    await liSi.isIn('free');
    await phone.text('正在为您转接至「商务合作客服1组」').waitFor();
    await zhaoLiu.offer().getByText('转接自 阿狸').waitFor();
    await zhaoLiu.offer().getByText(NOTE).waitFor();
    await zhaoLiu.accept();
    await phone.text('转人工客服成功，000012号客服代表为您服务。').waitFor();
    await zhaoLiu.message('您好，请讲').waitFor();
    await zhaoLiu.page.getByTestId('notice').filter({ hasText: NOTE }).waitFor();
    await zhaoLiu.say('我来帮您开发票');
    await phone.text('我来帮您开发票').waitFor();
    expect(await phone.page.content()).not.toContain(NOTE);
    expect(await liSi.message('我来帮您开发票').count()).toBe(0);
    expect(await phone.faults()).toEqual([]);
  });

  it('comes back when the agent who was asked declines and nobody else is there, with nothing lost', async () => {
    const { phone, liSi } = await inConversation();
    const wangWu = await stage().desk('3333@qq.com');
    await wangWu.goOnline();
    await liSi.transferTo('客服', '小鹿');
    await wangWu.offer().waitFor();
    await phone.say('还在吗');
    await wangWu.page.getByRole('button', { name: '拒绝' }).click();

    await liSi.accept();
    await liSi.message('还在吗').waitFor();
    await liSi.say('我还在，继续为您服务');
    await phone.text('我还在，继续为您服务').waitFor();
    await phone.say('好的');
    await liSi.message('好的').waitFor();
    expect(await phone.page.content()).not.toContain('小鹿');
    expect(await phone.text('本次会话已结束').count()).toBe(0);
    expect(await phone.faults()).toEqual([]);
  });

  it('keeps internal notes inside: yellow on the desk, for the next agent too, nothing on the phone', async () => {
    const { phone, liSi } = await inConversation();
    const wangWu = await stage().desk('3333@qq.com');
    await wangWu.goOnline();
    await liSi.page.keyboard.press('Alt+n');
    const box = liSi.page.getByRole('textbox', { name: '内部备注内容' });
    await box.fill('情绪激动，注意措辞');
    await box.press('Enter');
    await liSi.page.getByTestId('note').filter({ hasText: '情绪激动，注意措辞' }).waitFor();
    await liSi.page.keyboard.press('Alt+n');
    await liSi.say('马上为您处理');
    await phone.text('马上为您处理').waitFor();
    await liSi.transferTo('客服', '小鹿');
    await wangWu.accept();
    await wangWu.page.getByTestId('note').filter({ hasText: '情绪激动，注意措辞' }).waitFor();
    expect(await phone.page.content()).not.toContain('情绪激动');
    expect(await phone.faults()).toEqual([]);
  });
});
