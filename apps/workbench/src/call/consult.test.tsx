/** @jest-environment jsdom */
import { asId, type CallId, type DeskConsult, type DeskTask } from '@ccc/protocol';
import { act } from 'react';
import { ME, OTHER } from '../../test/chat-log';
import { openDeskPage } from '../../test/desk-stage';
import { callOf } from '../../test/fake-call';
import { taskOf } from '../../test/fake-desk';

const CALL = asId<CallId>('call-王小明');
const ASKED: DeskConsult = {
  offer: asId('consult-1'),
  from: ME,
  agent: OTHER,
  note: '要发票',
  expiresAt: 20_000,
};
const { expiresAt: _rings, ...JOINED } = ASKED;
const HELPING: DeskConsult = { ...JOINED, from: OTHER, agent: ME };

beforeAll(() => {
  // jsdom plays nothing.
  HTMLMediaElement.prototype.play = () => Promise.resolve();
});

/** A desk in a call, with the consultation as given. */
function openCall(consult: DeskConsult | undefined, isHeld: boolean) {
  const stage = openDeskPage();
  const task: DeskTask = {
    ...taskOf('王小明', 'active'),
    media: 'audio',
    ...(consult ? { consult } : {}),
  };
  stage.show([task]);
  const call = callOf({ id: CALL, isHeld });
  act(() => stage.desk.conversation(task.session).call(call));
  act(() => stage.desk.legs.show(task.session));
  const click = (id: string) => act(async () => stage.find(id)?.click());
  return { ...stage, click };
}

test('rings as the consultation of a colleague, with their note', () => {
  const { show, find } = openDeskPage();
  const offered: DeskTask = {
    ...taskOf('王小明', 'offered'),
    consult: { ...ASKED, from: OTHER, agent: ME },
  };
  show([offered]);
  expect(find('offer')?.textContent).toContain('同事咨询');
  expect(find('offer-consult')?.textContent).toBe(`${OTHER.nickname} 请您协助通话要发票`);
});

test('a colleague is looked for from the call, with the picker of transfers', async () => {
  const { click, find } = openCall(undefined, false);
  expect(find('consult')).toBeNull();
  await click('call-consult');
  expect(document.querySelector('[role=dialog]')?.textContent).toContain('咨询同事：王小明的通话');
});

test('while it rings there is only to wait, or to cancel', async () => {
  const { click, find, desk } = openCall(ASKED, true);
  expect(find('consult')?.textContent).toContain(`正在呼叫 ${OTHER.nickname}，客户听音乐`);
  expect(find('consult-hand-over')).toBeNull();
  expect(find('call-consult')?.hasAttribute('disabled')).toBe(true);
  await click('consult-end');
  expect(desk.asked).toEqual(['end consult 王小明']);
});

test('once the colleague is there: hand over, all three, take back', async () => {
  const { click, find, desk } = openCall(JOINED, true);
  expect(find('consult')?.dataset['standing']).toBe('alone');
  await click('consult-three');
  await click('consult-hand-over');
  await click('consult-end');
  expect(desk.asked).toEqual(['resume 王小明', 'hand over 王小明', 'end consult 王小明']);
});

test('all three together can become two agents alone again', async () => {
  const { click, find, desk } = openCall(JOINED, false);
  expect(find('consult')?.textContent).toContain(`与 ${OTHER.nickname} 三方通话中`);
  await click('consult-three');
  expect(desk.asked).toEqual(['hold 王小明']);
});

test('who helps is heard, and can leave, but neither holds, writes nor ends', async () => {
  const { click, find, page, desk, press } = openCall(HELPING, true);
  expect(find('consult')?.textContent).toContain(`与 ${OTHER.nickname} 咨询中`);
  for (const id of ['call-hold', 'call-consult', 'consult-hand-over', 'end-session', 'composer']) {
    expect([id, find(id)]).toEqual([id, null]);
  }
  expect(page.textContent).toContain(`您正在协助 ${OTHER.nickname}`);
  await press({ key: 'h' });
  await click('call-end');
  expect(desk.asked).toEqual(['end consult 王小明']);
});

test('who helps learns of the customer once the customer is theirs', async () => {
  const { api, show } = openCall(HELPING, true);
  expect(api.asked).not.toContain('customer');
  await act(async () => show([taskOf('王小明', 'active')]));
  expect(api.asked).toContain('customer');
});
