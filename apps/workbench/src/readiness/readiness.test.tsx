/** @jest-environment jsdom */
import { CccError } from '@ccc/protocol';
import { act } from 'react';
import { openDeskPage } from '../../test/desk-stage';
import { snapshotOf } from '../../test/fake-desk';
import { button, until } from '../../test/render';

const inDialog = () => document.querySelector<HTMLElement>('[role=dialog]')!;
const row = (name: string) => document.querySelector<HTMLElement>(`[data-check="${name}"]`);

afterEach(() => window.localStorage.clear());

async function openCheck() {
  const stage = openDeskPage();
  act(() => stage.desk.show(snapshotOf([], 'offline')));
  await act(async () => button(stage.page, '现在上线').click());
  return stage;
}

test('the camera is seen as customers will see it, and let go with the check', async () => {
  const { legs } = await openCheck();
  await act(async () => button(inDialog(), '检查摄像头').click());
  expect(row('camera')?.dataset['result']).toBe('good');
  expect(row('camera')?.querySelector('[data-testid=own-picture]')).not.toBeNull();
  expect(legs.asked).not.toContain('stop watching');
  await act(async () => button(inDialog(), '取消').click());
  await until(() => legs.asked.includes('stop watching'));
  expect(legs.asked).toEqual(['release', 'watch', 'stop watching']);
});

test('a camera that is not there is said so, and can be tried again', async () => {
  const { legs } = await openCheck();
  legs.failWith = new CccError('media.noCamera');
  await act(async () => button(inDialog(), '检查摄像头').click());
  expect(row('camera')?.dataset['result']).toBe('bad');
  expect(row('camera')?.textContent).toContain('无法使用摄像头');
  legs.failWith = undefined;
  await act(async () => button(inDialog(), '检查摄像头').click());
  expect(row('camera')?.dataset['result']).toBe('good');
});
