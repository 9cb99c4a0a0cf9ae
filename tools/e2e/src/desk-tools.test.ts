import type { Desk } from './desk';
import type { Phone } from './phone';
import { Stage } from './stage';

jest.setTimeout(180_000);

let stage: Stage;

beforeEach(async () => {
  stage = await Stage.open();
});

afterEach(async () => {
  await stage.close();
});

async function inConversation(user = 'alice'): Promise<{ phone: Phone; desk: Desk }> {
  const desk = await stage.desk('2222@qq.com');
  await desk.goOnline();
  const phone = await stage.phone(user);
  await ask(phone);
  await desk.accept();
  await phone.text('阿狸').first().waitFor();
  return { phone, desk };
}

async function ask(phone: Phone): Promise<void> {
  await phone.openChat();
  await phone.button('产品咨询').click();
}

const tab = (desk: Desk, name: string) => desk.page.getByRole('tab', { name });

describe('what has been, and who waits', () => {
  it('finds an ended conversation by its words after another login, and shows it whole', async () => {
    const { phone, desk } = await inConversation();
    await phone.say('我买的杯子碎了，想退货');
    await desk.message('我买的杯子碎了，想退货').waitFor();
    await desk.say('已为您登记退货');
    await desk.end();
    await desk.complete();
    await desk.isIn('free');

    const later = await stage.desk('2222@qq.com');
    await tab(later, '已结束').click();
    await later.page.getByTestId('ended-session').waitFor();
    await later.page.getByRole('searchbox', { name: '搜索会话' }).fill('碎了');
    const row = later.page.getByTestId('ended-session').filter({ hasText: '想退货' });
    await row.locator('mark').filter({ hasText: '碎了' }).waitFor();
    await row.click();
    await later.page.getByTestId('past-conversation').getByText('已为您登记退货').waitFor();
    expect(await later.page.getByTestId('composer').count()).toBe(0);
    await later.page.getByRole('searchbox', { name: '搜索会话' }).fill('没有人说过');
    await later.page.getByText('没有找到相关会话').waitFor();
  });

  it('lists who waits, tells why, and takes them off once they are served', async () => {
    const { desk } = await inConversation();
    const bob = await stage.phone('bob');
    await ask(bob);
    await tab(desk, '排队').click();
    const waiting = desk.page.getByTestId('waiting-session');
    await waiting.waitFor();
    await waiting.click();
    await desk.page.getByText('均在接待或整理中', { exact: false }).waitFor();
    await tab(desk, '我的').click();
    await desk.end();
    await desk.complete();
    await desk.accept();
    await tab(desk, '排队').click();
    await desk.page.getByText('当前无人排队').waitFor();
  });
});

describe('the customer beside the conversation', () => {
  it('keeps tags and notes for the next time, and opens what was before', async () => {
    const { phone, desk } = await inConversation();
    await phone.say('第一次来');
    await desk.message('第一次来').waitFor();
    const panel = desk.page.getByTestId('customer');
    await panel.getByRole('button', { name: '添加标签' }).click();
    await panel.getByRole('combobox', { name: '添加标签' }).fill('贵宾');
    await desk.page.keyboard.press('Enter');
    await panel.getByTestId('tags').getByText('贵宾').waitFor();
    await panel.getByRole('textbox', { name: '新备注' }).fill('喜欢大号的杯子');
    await panel.getByRole('button', { name: '添加备注' }).click();
    await panel.getByTestId('note').getByText('喜欢大号的杯子').waitFor();
    await desk.end();
    await desk.complete();
    await desk.isIn('free');

    await phone.button('重新咨询').click();
    await phone.button('产品咨询').last().click();
    await desk.accept();
    await panel.getByTestId('tags').getByText('贵宾').waitFor();
    await panel.getByTestId('note').getByText('阿狸').waitFor();
    await panel.getByText('pages/home/home').waitFor();
    await panel.getByRole('tab', { name: '历史' }).click();
    await panel.getByTestId('past-session').click();
    await desk.page.getByTestId('past-conversation').getByText('第一次来').waitFor();
    await desk.page.getByRole('button', { name: '关闭历史会话' }).click();
    await desk.page.getByTestId('composer').waitFor();
  });

  it('blocks a customer with a reason: it ends, they are told, and let in again later', async () => {
    const { phone, desk } = await inConversation();
    const panel = desk.page.getByTestId('customer');
    await panel.getByRole('button', { name: '拉黑客户' }).click();
    const dialog = desk.page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('辱骂客服');
    await dialog.getByRole('button', { name: '确认拉黑' }).click();
    await panel.getByTestId('blocked').getByText('辱骂客服').waitFor();
    await phone.text('本次会话已结束').waitFor();
    await phone.button('重新咨询').click();
    await phone.text('您暂时无法使用在线客服').first().waitFor();

    await panel.getByRole('button', { name: '解除拉黑' }).click();
    await desk.page.locator('.ant-popconfirm-buttons').getByText('解除拉黑').click();
    await panel.getByRole('button', { name: '拉黑客户' }).waitFor();
    await desk.complete();
    await desk.isIn('free');
    const again = await stage.phone('alice');
    await ask(again);
    await desk.accept();
    expect(await phone.faults()).toEqual([]);
  });
});

describe('canned replies', () => {
  it('go from the list into the conversation, and own ones are imported', async () => {
    const { phone, desk } = await inConversation();
    const box = desk.page.getByTestId('composer');
    await box.pressSequentially('您好，#运费');
    expect(await desk.page.getByRole('listbox').count()).toBe(0);
    await box.fill('');
    await box.pressSequentially('/运费');
    await desk.page.getByRole('option').filter({ hasText: '运费说明' }).waitFor();
    await desk.page.keyboard.press('Enter');
    await desk.page.keyboard.press('Enter');
    await phone.text('质量问题的退换货运费由我们承担').first().waitFor();

    await desk.page.getByRole('button', { name: '管理快捷回复' }).first().click();
    const dialog = desk.page.getByRole('dialog');
    await dialog.getByRole('button', { name: '批量导入' }).click();
    await dialog.getByRole('textbox').fill('门店,地址,杭州市西湖区 1 号\n门店');
    await dialog.getByText('第 2 行').waitFor();
    await dialog.getByRole('textbox').fill('门店,地址,杭州市西湖区 1 号');
    await dialog.getByRole('button', { name: '导入', exact: true }).click();
    await dialog.getByTestId('reply').filter({ hasText: '西湖区' }).waitFor();
    await desk.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await box.pressSequentially('#地址');
    await desk.page.keyboard.press('Enter');
    await desk.page.keyboard.press('Enter');
    await phone.text('杭州市西湖区 1 号').first().waitFor();
    expect(await phone.faults()).toEqual([]);
  });
});
