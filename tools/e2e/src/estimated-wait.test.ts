import type { Desk } from './desk';
import type { Phone } from './phone';
import { Stage } from './stage';
import { DEMO, WirePerson, loginCustomer } from './wire-person';

jest.setTimeout(120_000);

let stage: Stage;
const people: WirePerson[] = [];

beforeEach(async () => {
  stage = await Stage.open();
});

afterEach(async () => {
  for (const person of people.splice(0)) person.close();
  await stage.close();
});

/** Somebody else who asks for the products' group, and is taken. */
async function serve(desk: Desk, user: string): Promise<void> {
  const person = new WirePerson(stage.url, await loginCustomer(stage.url, user));
  people.push(person);
  const opened = await person.command('session.open', { flow: DEMO.flow });
  if (opened.type !== 'ack') throw new Error(JSON.stringify(opened));
  await person.say((opened.result as { session: string }).session, '1');
  await desk.accept();
  await desk.isIn('busy');
}

async function finish(desk: Desk): Promise<void> {
  await desk.end();
  await desk.complete();
  await desk.isIn('free');
}

const card = ({ page }: Phone) => page.locator('wx-queue-card');

describe('the wait', () => {
  it('is estimated once the group has served three, and not guessed before', async () => {
    const desk = await stage.desk(DEMO.liSi);
    await desk.goOnline();
    await serve(desk, 'bob');
    const phone = await stage.phone('alice');
    await phone.openChat();
    await phone.button('产品咨询').click();
    await card(phone).getByText('马上轮到您').waitFor();
    expect(await card(phone).getByText('预计').count()).toBe(0);
    await card(phone).getByText('取消排队').click();
    await phone.page.locator('.mp-modal-confirm').click();
    await phone.text('您已取消排队。').waitFor();
    await finish(desk);

    for (const user of ['carol', 'dave']) {
      await serve(desk, user);
      await finish(desk);
    }
    await serve(desk, 'erin');
    await phone.button('重新咨询').click();
    await phone.button('产品咨询').last().click();
    await card(phone).getByText('预计还需约 1 分钟').waitFor();
    expect(await phone.faults()).toEqual([]);
  });
});
