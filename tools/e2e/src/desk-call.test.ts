import type { Locator } from 'playwright-core';
import { Caller } from './caller';
import type { Desk } from './desk';
import { Stage } from './stage';
import { DEMO } from './wire-person';

jest.setTimeout(180_000);

let stage: Stage;
let desk: Desk;
const callers: Caller[] = [];

beforeEach(async () => {
  stage = await Stage.open();
  desk = await stage.desk(DEMO.liSi);
  await desk.goOnline();
});

afterEach(async () => {
  for (const caller of callers.splice(0)) await caller.close();
  await stage.close();
});

async function customer(
  ...how: Parameters<typeof Caller.open> extends [Stage, ...infer Rest] ? Rest : never
) {
  const caller = await Caller.open(stage, ...how);
  callers.push(caller);
  return caller;
}

const panel = (state: string): Locator =>
  desk.page.locator(`[data-testid="call-panel"][data-state="${state}"]`);
const press = (id: string) => desk.page.getByTestId(id).click();
const record = (words: string) =>
  desk.page.getByTestId('notice').filter({ hasText: words }).last().waitFor();

it('a customer who calls is heard, muted for, held with music, seen to press keys, kept through a reload', async () => {
  const caller = await customer('alice', 'audio');
  await caller.join();
  await caller.ask('call.digits', { digits: '1' });
  await desk.offer().getByText('语音来电').waitFor();
  await desk.accept();
  await panel('connected').waitFor();
  await caller.hears('the agent');

  await caller.ask('call.digits', { digits: '42#' });
  await desk.page.getByTestId('call-digits').getByText('42#').waitFor();

  await press('call-mute');
  await caller.hearsNothing();
  await press('call-hold');
  await panel('held').waitFor();
  // The agent is muted still: what is heard now is the music.
  await caller.hears('music');
  await press('call-hold');
  await panel('connected').waitFor();
  await caller.hearsNothing();
  await press('call-mute');
  await caller.hears('the agent');

  await desk.page.reload();
  await panel('connected').waitFor();
  await caller.hears('the agent after the reload');

  await press('call-end');
  expect(await caller.ended()).toMatchObject({ closeBy: 'seat', reason: 'ok' });
  await panel('connected').waitFor({ state: 'detached' });
  await record('语音通话，时长');
  await desk.page.getByTestId('complete-session').waitFor();
});

it('in a conversation the agent calls: rejected, not answered, answered', async () => {
  const caller = await customer('bob');
  await caller.person.say(caller.session, '1');
  await desk.accept();

  await press('call-start');
  await panel('calling').waitFor();
  await caller.ask('call.end');
  await record('语音通话，客户已拒绝');

  await press('call-start');
  await panel('calling').waitFor();
  await caller.isCalled(2);
  expect(await caller.ended()).toMatchObject({ closeBy: 'timer', reason: 'noAnswer' });
  await record('语音通话，客户未接听');

  await press('call-start');
  await panel('calling').waitFor();
  await caller.isCalled(3);
  await caller.ask('call.answer');
  await caller.join();
  await panel('connected').waitFor();
  await caller.hears('the agent');
  await caller.ask('call.end');
  await record('语音通话，时长');
  await desk.page.getByTestId('composer').waitFor();
});

it('in a conversation the customer calls: it rings, and is rejected or answered', async () => {
  const caller = await customer('carol');
  await caller.person.say(caller.session, '1');
  await desk.accept();

  await caller.start();
  const incoming = desk.page.getByTestId('incoming-call');
  await incoming.getByText('语音来电').waitFor();
  await press('call-reject');
  await incoming.waitFor({ state: 'detached' });
  expect(await caller.ended()).toMatchObject({ closeBy: 'seat', reason: 'rejected' });
  await record('语音通话，已拒绝');

  await caller.start();
  await incoming.waitFor();
  await caller.isCalled(2);
  await desk.page.keyboard.press('Alt+KeyA');
  await caller.join();
  await panel('connected').waitFor();
  await caller.hears('the agent');
});
