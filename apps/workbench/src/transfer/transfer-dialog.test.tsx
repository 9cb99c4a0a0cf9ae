/** @jest-environment jsdom */
import { CccError, asId, type DirectoryResponse } from '@ccc/protocol';
import { act } from 'react';
import { GROUP, ME, OTHER } from '../../test/chat-log';
import { FakeDesk, snapshotOf, taskOf } from '../../test/fake-desk';
import { button, render, type, until } from '../../test/render';
import { TransferButton } from './transfer-button';

const HELP = { id: asId<typeof GROUP.id>('help'), name: '售后组' };
const PEOPLE: DirectoryResponse = {
  groups: [
    { ...GROUP, online: 1, free: 0, waiting: 2 },
    { ...HELP, online: 3, free: 1, waiting: 4 },
  ],
  agents: [
    { ...ME, name: '李四', status: 'busy', isFree: false, groups: [GROUP.id] },
    { ...OTHER, name: '王五', status: 'free', isFree: true, groups: [GROUP.id, HELP.id] },
  ],
};
const dialog = () => document.querySelector<HTMLElement>('[role=dialog]')!;
const targets = () =>
  [...document.querySelectorAll<HTMLElement>('[data-testid=transfer-target]')].map((row) => [
    row.dataset['target'],
    row.getAttribute('aria-disabled'),
    row.getAttribute('aria-selected'),
  ]);
const search = () => dialog().querySelector<HTMLInputElement>('input')!;
const press = (key: string) =>
  act(async () => search().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true })));

async function open(): Promise<FakeDesk> {
  const desk = new FakeDesk();
  desk.people = PEOPLE;
  desk.show(snapshotOf([taskOf('a', 'active')], 'busy'));
  const page = render(<TransferButton desk={desk} task={taskOf('a', 'active')} />);
  act(() => button(page, '转接').click());
  await until(() => targets().length > 0);
  return desk;
}

test('shows the groups with who is free and waits, and passes on to the first that can, by Enter', async () => {
  const desk = await open();
  expect(targets()).toEqual([
    ['help', 'false', 'true'],
    [GROUP.id, 'true', 'false'],
  ]);
  expect(dialog().textContent).toContain('空闲 1');
  expect(dialog().textContent).toContain('4 人排队');
  expect(dialog().textContent).toContain('没有其他客服在线');
  await press('Enter');
  expect(desk.asked).toEqual(['transfer a {"group":"help"}']);
  await until(() => document.querySelector('[role=dialog]') === null);
});

test('finds an agent by name, and sends the note along', async () => {
  const desk = await open();
  const tab = [...dialog().querySelectorAll<HTMLElement>('[role=tab]')].find(
    (each) => each.textContent === '客服',
  );
  act(() => tab?.click());
  expect(targets()).toEqual([[OTHER.id, 'false', 'true']]);
  type(dialog().querySelector('textarea')!, '  要发票  ');
  await act(async () => button(dialog(), '转接给').click());
  expect(desk.asked).toEqual([`transfer a {"agent":"${OTHER.id}"} 要发票`]);
});

test('stays open with the reason when it is refused', async () => {
  const desk = await open();
  desk.failWith = new CccError('transfer.agentUnavailable');
  await press('Enter');
  await until(() => document.body.textContent?.includes('该客服当前无法接待') === true);
  expect(dialog()).not.toBeNull();
});
