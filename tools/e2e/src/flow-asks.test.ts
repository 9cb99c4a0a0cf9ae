import type { Phone } from './phone';
import { Stage } from './stage';

jest.setTimeout(120_000);

let stage: Stage;

beforeEach(async () => {
  stage = await Stage.open();
});

afterEach(async () => {
  await stage.close();
});

/** A phone in the demonstration's flow that rates and takes messages. */
async function asked(user: string, choice: string): Promise<Phone> {
  const phone = await stage.phone(user, { flow: 'rating-and-leaving' });
  await phone.text('您好，请选择：').waitFor();
  await phone.button(choice).click();
  return phone;
}

const star = ({ page }: Phone, score: number) =>
  page.locator(`.star--${score}, [class*="star--${score}"]`);

describe('a flow that asks', () => {
  it('is answered with a rating in the conversation, or passed over', async () => {
    const phone = await asked('alice', '查看营业时间');
    await phone.text('邀请您评价').waitFor();
    await phone.button('去评价').click();
    await star(phone, 4).click();
    await phone.button('提交评价').click();
    await phone.text('您已评价：★★★★☆').waitFor();
    await phone.text('感谢您的使用，再见。').waitFor();
    expect(await phone.faults()).toEqual([]);

    const other = await asked('bob', '查看营业时间');
    await other.button('跳过').click();
    await other.text('感谢您的使用，再见。').waitFor();
    expect(await other.faults()).toEqual([]);
  });

  it('takes a message when nobody is online, and the desk has it', async () => {
    const phone = await asked('alice', '转人工');
    await phone.text('当前没有客服在线。').waitFor();
    await phone.text('您可以留言，我们会尽快联系您').waitFor();
    await phone.button('去留言').click();
    await phone.page.locator('textarea').last().fill('请问发票怎么开？');
    await phone.button('提交留言').click();
    await phone.text('留言已收到，我们会尽快与您联系。').waitFor();
    await phone.text('您已留言：请问发票怎么开？').waitFor();
    expect(await phone.button('去留言').count()).toBe(0);

    const desk = await stage.desk('2222@qq.com');
    await desk.page.getByRole('tab', { name: '留言 1' }).click();
    await desk.page.getByTestId('left-item').getByTestId('left-message').click();
    await desk.page.getByText('会话服务流已邀请客户留言').waitFor();
    await desk.page.getByText('客户留言：请问发票怎么开？').waitFor();
    expect(await phone.faults()).toEqual([]);
  });

  it('asks after the service, and thanks even when the agent is through with it', async () => {
    const desk = await stage.desk('2222@qq.com');
    await desk.goOnline();
    const phone = await asked('alice', '转人工');
    await desk.accept();
    await phone.text('您好，000010 号客服为您服务。').waitFor();
    await desk.end();
    await phone.text('请对本次服务作出评价。').waitFor();
    await desk.page.getByText('会话服务流已邀请客户评价').waitFor();
    await desk.complete();
    await star(phone, 5).click();
    await phone.button('提交评价').click();
    await phone.text('感谢您的咨询。').waitFor();
    expect(await phone.faults()).toEqual([]);
  });
});
