import { Stage } from './stage';

jest.setTimeout(120_000);

let stage: Stage;

beforeAll(async () => {
  stage = await Stage.open();
});

afterAll(async () => {
  await stage.close();
});

describe('the start page', () => {
  it('shows the phone beside the desk, and the log grows with the conversation', async () => {
    const context = await stage.context({ width: 1440, height: 900 });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(stage.url);
    await page.getByText('● 实时').waitFor();
    const phone = page.frameLocator('.phone iframe').frameLocator('iframe');
    await phone.getByText('联系客服').first().click();
    await phone.getByText('您好，欢迎来到腾讯云云呼叫中心').first().waitFor();
    await page.getByTestId('log-row').filter({ hasText: 'session.started' }).waitFor();
    const rows = await page
      .getByTestId('log-row')
      .evaluateAll((all) => all.map((row) => (row as HTMLElement).dataset.seq));
    expect(rows).toEqual(rows.map((_, index) => String(index + 1)));

    const desk = page.frameLocator('#desk');
    await desk.getByRole('button', { name: '登录' }).click();
    await desk.getByRole('button', { name: '现在上线' }).click();
    await phone.getByText('产品咨询', { exact: true }).first().click();
    await desk.getByTestId('accept').click();
    await page.getByTestId('log-row').filter({ hasText: 'agent.accepted' }).waitFor();
    await phone.getByText('转人工客服成功，000010号客服代表为您服务。').waitFor();

    await page.getByRole('button', { name: '再加一部手机' }).click();
    const second = page.frameLocator('.phone >> nth=1 >> iframe').frameLocator('iframe');
    await second.getByText('联系客服').first().waitFor();
    expect(complaints).toEqual([]);
  });
});
