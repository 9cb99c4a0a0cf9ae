/** @jest-environment jsdom */
import { CccError, asId, type FlowId } from '@ccc/protocol';
import { act } from 'react';
import { FakeDeskApi, soundOf } from '../../test/fake-desk-api';
import { button, fill, render, until } from '../../test/render';
import { DeskApiProvider } from '../service/desk-api-context';
import { SoundsPage } from './sounds-page';

const FLOW = { flow: asId<FlowId>('f'), name: '售前流程', standing: 'published' } as const;

// A table and its dialogs are a lot for a browser made of paper.
jest.setTimeout(20_000);

beforeAll(() => {
  // jsdom plays nothing.
  HTMLMediaElement.prototype.pause = () => undefined;
});

async function open(api = new FakeDeskApi()) {
  const files = { keep: (_blob: Blob, name: string) => `blob:${name}`, find: () => undefined };
  const page = render(
    <DeskApiProvider value={api}>
      <SoundsPage files={files} />
    </DeskApiProvider>,
  );
  await act(async () => undefined);
  const rows = () =>
    [...page.querySelectorAll('tr[data-row-key]')].map((row) => row.getAttribute('data-row-key'));
  const choose = async (name: string) => {
    const field = page.querySelector<HTMLInputElement>('[data-testid=sound-files]')!;
    Object.defineProperty(field, 'files', { configurable: true, value: [new File(['x'], name)] });
    await act(async () => void field.dispatchEvent(new Event('change', { bubbles: true })));
  };
  const press = (name: string) => act(async () => button(document.body, name).click());
  return { api, page, rows, choose, press };
}

function withSounds(): FakeDeskApi {
  const api = new FakeDeskApi();
  api.soundList = [
    soundOf('等待音', { createdAt: 2, uploadedBy: { id: asId('a'), name: '管理员' } }),
    soundOf('欢迎语', { createdAt: 1, bytes: 4096, usedBy: [FLOW] }),
  ];
  return api;
}

test('the sounds stand with length, size, uploader and flows, the newest first', async () => {
  const { page, rows } = await open(withSounds());
  expect(rows()).toEqual(['等待音', '欢迎语']);
  const [first, second] = [...page.querySelectorAll('tr[data-row-key]')].map(
    (row) => row.textContent,
  );
  expect(first).toMatch(/等待音00:032\.0 KB管理员.*未使用/);
  expect(second).toMatch(/欢迎语00:034\.0 KB–.*售前流程（已发布）/);
});

test('a heading sorts, words search names, uploaders and flows', async () => {
  const { page, rows } = await open(withSounds());
  const size = [...page.querySelectorAll<HTMLElement>('th')].find((each) =>
    each.textContent?.includes('大小'),
  );
  act(() => size!.click());
  act(() => size!.click());
  expect(rows()).toEqual(['欢迎语', '等待音']);
  const search = page.querySelector<HTMLInputElement>('input[type=search]')!;
  fill(search, '售前');
  expect(rows()).toEqual(['欢迎语']);
  fill(search, '无');
  expect(page.textContent).toContain('没有找到声音');
});

test('a file is brought, with what is done of it, and stands in the list', async () => {
  const { api, page, rows, choose } = await open();
  expect(page.textContent).toContain('还没有声音');
  let arrive: (() => void) | undefined;
  const bring = api.uploadSound.bind(api);
  api.uploadSound = async (path, onProgress) => {
    await new Promise<void>((resolve) => (arrive = resolve));
    return bring(path, onProgress);
  };
  await choose('欢迎.wav');
  expect(page.querySelector('[data-testid=sound-upload]')?.textContent).toContain('欢迎.wav');
  await act(async () => arrive?.());
  await until(() => rows().length === 1);
  expect(page.querySelector('[data-testid=sound-upload]')).toBeNull();
});

test('a refused file says why, until that is dismissed', async () => {
  const { api, page, choose, press } = await open();
  api.uploadProblem = new CccError('file.tooLong', { params: { max: 300 } });
  await choose('长.wav');
  const refused = page.querySelector('[data-testid=sound-upload]');
  expect(refused?.querySelector('[role=alert]')?.textContent).toContain('300');
  await press('移除“长.wav”的提示');
  expect(page.querySelector('[data-testid=sound-upload]')).toBeNull();
});

test('a sound takes another name', async () => {
  const { api, rows, press } = await open(withSounds());
  await press('重命名“等待音”');
  const field = document.body.querySelector<HTMLInputElement>('input[aria-label=名称]')!;
  fill(field, ' 新的 ');
  await press('保存');
  await until(() => api.soundList.some(({ name }) => name === '新的'));
  expect(rows()).toHaveLength(2);
});

test('one that is not used goes after asking, one that is used says by whom', async () => {
  const { rows, press } = await open(withSounds());
  await press('删除“欢迎语”');
  await until(() => document.body.textContent?.includes('正被流程使用：售前流程') === true);
  await press('知道了');
  expect(rows()).toHaveLength(2);
  await press('删除“等待音”');
  await until(() => document.body.textContent?.includes('删除“等待音”？') === true);
  const ok = document.body.querySelector<HTMLButtonElement>('.ant-popconfirm .ant-btn-dangerous');
  await act(async () => ok?.click());
  await until(() => rows().length === 1);
  expect(rows()).toEqual(['欢迎语']);
});

test('a list that cannot be read says so, and is read again on asking', async () => {
  const api = withSounds();
  api.soundsProblem = new CccError('connection.lost');
  const { page, rows, press } = await open(api);
  expect(page.querySelector('[role=alert]')).not.toBeNull();
  api.soundsProblem = undefined;
  await press('重试');
  await until(() => rows().length === 2);
  expect(page.querySelector('[role=alert]')).toBeNull();
});
