import { stagePerTest } from './stage-per-test';

jest.setTimeout(120_000);

const stage = stagePerTest();

/** A customer whom the agent 阿狸 serves. */
async function served() {
  const { desk, phone } = await stage().conversation();
  const star = (score: number) => phone.page.locator(`.star--${score}, [class*="star--${score}"]`);
  return { desk, phone, star };
}

describe('满意度评价', () => {
  it('is asked for after the end, and the agent sees it even after the completion', async () => {
    const { desk, phone, star } = await served();
    await desk.end();
    await phone.text('请对本次服务评价').waitFor();
    await desk.complete();
    await desk.isIn('free');
    await star(4).click();
    await phone.text('解答清晰').click();
    await phone.page.locator('textarea').last().fill('很快');
    await phone.button('提交评价').click();
    await phone.text('感谢您的评价').waitFor();
    await phone.button('重新咨询').waitFor();
    await desk.page.getByRole('tab', { name: '已结束' }).click();
    await desk.page.getByTestId('ended-session').click();
    await desk.page.getByText('客户评价 ★★★★☆ · 解答清晰：很快').waitFor();
    expect(await phone.faults()).toEqual([]);
  });

  it('is invited by the agent and followed from the card in the chat, or from +', async () => {
    const { desk, phone, star } = await served();
    await phone.key('更多').click();
    await phone.key('服务评价').waitFor();
    await desk.page.getByTestId('invite-rating').click();
    await phone.text('客服邀请您评价本次服务').waitFor();
    await phone.button('去评价').click();
    await star(5).click();
    await phone.button('提交评价').click();
    await phone.text('您已评价：★★★★★').waitFor();
    await desk.page.getByText('客户评价 ★★★★★').waitFor();
    await desk.end();
    await phone.text('感谢您的评价').last().waitFor();
    expect(await phone.faults()).toEqual([]);
  });

  it('waits for a customer who left the page after the end', async () => {
    const { desk, phone, star } = await served();
    await desk.end();
    await phone.text('请对本次服务评价').waitFor();
    await phone.switch('relaunch');
    await phone.openChat();
    await phone.text('上次服务还没有评价').waitFor();
    await phone.button('去评价').click();
    await star(3).click();
    await phone.button('提交评价').click();
    await phone.text('上次服务还没有评价').waitFor({ state: 'detached' });
    await desk.page.getByText('客户评价 ★★★☆☆').waitFor();
    expect(await phone.faults()).toEqual([]);
  });
});
