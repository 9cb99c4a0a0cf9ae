import { stagePerTest } from './stage-per-test';

jest.setTimeout(120_000);

const stage = stagePerTest();

describe('留言', () => {
  it('is left when nobody is there, read at the desk, and handled', async () => {
    const phone = await stage().phone('alice');
    await phone.openChat();
    await phone.button('产品咨询').click();
    await phone.text('本次会话已结束').waitFor();
    await phone.button('留言').click();
    await phone.page.locator('textarea').last().fill('请问发票怎么开？');
    await phone.page.locator('input').last().fill('13800000000');
    await phone.button('提交留言').click();
    await phone.text('已收到您的留言，我们会尽快联系您。').waitFor();
    await phone.text('您已留言：请问发票怎么开？').waitFor();
    expect(await phone.text('当前没有客服在线，请稍后再来咨询。').count()).toBe(1);
    expect(await phone.button('留言').count()).toBe(0);

    const desk = await stage().desk('2222@qq.com');
    await desk.page.getByRole('tab', { name: '留言 1' }).click();
    const item = desk.page.getByTestId('left-item');
    await item.getByText('请问发票怎么开？').waitFor();
    await item.getByText('联系方式：13800000000').waitFor();
    await item.getByTestId('left-message').click();
    await desk.page.getByText('客户留言：请问发票怎么开？（联系方式：13800000000）').waitFor();
    await item.getByRole('button', { name: '标记为已处理' }).click();
    await item.waitFor({ state: 'detached' });
    await desk.page.getByText('已处理', { exact: true }).click();
    await item.getByText('阿狸 于').waitFor();
    expect(await phone.faults()).toEqual([]);
  });

  it('ends the waiting of a customer who waits', async () => {
    const desk = await stage().desk('2222@qq.com');
    await desk.goOnline();
    const phone = await stage().phone('bob');
    await phone.openChat();
    await phone.button('产品咨询').click();
    await desk.offer().waitFor();
    await phone.button('留言').click();
    await phone.page.locator('textarea').last().fill('晚上再联系我');
    await phone.button('提交留言').click();
    await phone.text('您已取消排队。').waitFor();
    await phone.text('已收到您的留言，我们会尽快联系您。').waitFor();
    await desk.offer().waitFor({ state: 'detached' });
    await desk.page.getByRole('tab', { name: /^留言/ }).click();
    await desk.page.getByTestId('left-item').getByText('晚上再联系我').waitFor();
    expect(await phone.faults()).toEqual([]);
  });
});
