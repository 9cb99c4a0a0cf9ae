/** @jest-environment jsdom */
import type { CannedReply } from '@ccc/protocol';
import { act } from 'react';
import { FakeDeskApi } from '../../test/fake-desk-api';
import { button, fill, render, type, until } from '../../test/render';
import { Composer } from '../conversation/composer';
import { DeskApiProvider } from '../service/desk-api-context';
import { RepliesProvider } from './replies-provider';

const reply = (title: string, scope: CannedReply['scope'] = 'shared'): CannedReply => ({
  id: title,
  scope,
  group: '售后',
  title,
  content: `${title}：第一步`,
});

async function open(isAdmin = false) {
  const api = new FakeDeskApi();
  api.canned = [reply('退货流程'), reply('退款时间'), reply('欢迎', 'own')];
  const sent: string[] = [];
  const page = render(
    <DeskApiProvider value={api}>
      <RepliesProvider isAdmin={isAdmin}>
        <Composer
          mode="reply"
          onMode={() => undefined}
          initialText=""
          onDraft={() => undefined}
          onSend={(text) => sent.push(text)}
          onFiles={() => undefined}
        />
      </RepliesProvider>
    </DeskApiProvider>,
  );
  await act(async () => undefined);
  const field = page.querySelector('textarea')!;
  const press = (key: string, init: KeyboardEventInit = {}) => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init });
    act(() => void field.dispatchEvent(event));
  };
  const options = () =>
    [...page.querySelectorAll('[role=option]')].map(
      (each) => each.querySelector('strong')?.textContent,
    );
  const chosen = () => page.querySelector('[role=option][aria-selected=true] strong')?.textContent;
  return { api, page, field, sent, press, options, chosen };
}

describe('in the reply box', () => {
  test('a sign opens the list, typing filters it, the arrows and Enter insert', async () => {
    const { field, sent, press, options, chosen } = await open();
    type(field, '您好 #退');
    expect(options()).toEqual(['退货流程', '退款时间']);
    press('ArrowDown');
    expect(chosen()).toBe('退款时间');
    press('ArrowDown');
    expect(chosen()).toBe('退货流程');
    press('Enter');
    expect(field.value).toBe('您好 退货流程：第一步');
    expect(sent).toEqual([]);
    expect(options()).toEqual([]);
    press('Enter');
    expect(sent).toEqual(['您好 退货流程：第一步']);
  });

  test('the field is a combobox with the chosen option while the list is open', async () => {
    const { page, field } = await open();
    expect(field.getAttribute('role')).toBeNull();
    type(field, '/');
    expect(field.getAttribute('role')).toBe('combobox');
    const list = page.querySelector(`[id="${field.getAttribute('aria-controls')}"]`);
    expect(list?.getAttribute('role')).toBe('listbox');
    const active = field.getAttribute('aria-activedescendant');
    expect(page.querySelector(`[id="${active}"]`)?.getAttribute('aria-selected')).toBe('true');
  });

  test('Esc closes it for this sign, and what fits nothing is sent as it is', async () => {
    const { field, sent, press, options } = await open();
    type(field, '/退');
    press('Escape');
    expect(options()).toEqual([]);
    type(field, '/退货');
    expect(options()).toEqual([]);
    type(field, '');
    type(field, '/退');
    expect(options()).toHaveLength(2);
    type(field, '/没有这个');
    expect(options()).toEqual([]);
    press('Enter');
    expect(sent).toEqual(['/没有这个']);
  });

  test('Enter of an input method, and of a line break, is not the list’s', async () => {
    const { field, press } = await open();
    type(field, '#退');
    press('Enter', { isComposing: true });
    press('Enter', { shiftKey: true });
    expect(field.value).toBe('#退');
  });

  test('a press on an option inserts it', async () => {
    const { page, field } = await open();
    type(field, '#欢');
    act(() => page.querySelector<HTMLElement>('[role=option]')?.click());
    expect(field.value).toBe('欢迎：第一步');
  });
});

describe('in the dialog', () => {
  async function openDialog(isAdmin = false) {
    const stage = await open(isAdmin);
    await act(async () => button(stage.page, '管理快捷回复').click());
    await until(() => document.querySelector('[role=dialog]') !== null);
    const dialog = document.querySelector<HTMLElement>('[role=dialog]')!;
    const click = (name: string) => act(async () => button(dialog, name).click());
    return { ...stage, dialog, click };
  }

  test('an agent changes what is their own, and only reads what is shared', async () => {
    const { dialog } = await openDialog();
    const labels = [...dialog.querySelectorAll('[data-testid=reply] button')].map((each) =>
      each.getAttribute('aria-label'),
    );
    expect(labels).toEqual(['编辑“欢迎”', '删除“欢迎”']);
  });

  test('an administrator adds a shared one', async () => {
    const { api, dialog, click } = await openDialog(true);
    await click('新建');
    fill(dialog.querySelector<HTMLInputElement>('input[id=title]')!, '补发');
    type(dialog.querySelector<HTMLTextAreaElement>('textarea[id=content]')!, '已为您补发');
    await click('保存');
    await until(
      () =>
        dialog.textContent?.includes('补发') === true && api.asked.includes('reply shared 补发'),
    );
    expect(dialog.querySelectorAll('[data-testid=reply]')).toHaveLength(4);
  }, 20_000);

  test('an import tells what is wrong by the line, and brings all once it is mended', async () => {
    const { api, dialog, click } = await openDialog();
    await click('批量导入');
    const field = dialog.querySelector('textarea')!;
    type(field, '售后,换货,请寄回\n只有一列');
    expect(dialog.querySelector('[data-testid=import-problems]')?.textContent).toBe(
      '第 2 行： 应有三列：分组、标题、内容',
    );
    expect(button(dialog, '导入').disabled).toBe(true);
    type(field, '售后,换货,请寄回\n售后,维修,请寄来');
    expect(dialog.textContent).toContain('可导入 2 条');
    await click('导入');
    await until(() => dialog.querySelectorAll('[data-testid=reply]').length === 5);
    expect(api.asked.at(-1)).toBe('import own 2');
  }, 20_000);
});
