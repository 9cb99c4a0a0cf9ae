/** @jest-environment jsdom */
import { CccError } from '@ccc/protocol';
import { act } from 'react';
import type { Credentials } from '../app/agent-session';
import { parsePageConfig } from '../app/page-config';
import { button, render, until } from '../../test/render';
import { LoginPage } from './login-page';

function open(config: unknown, search = '', failWith?: CccError) {
  window.history.replaceState(null, '', `/${search}`);
  const tried: Credentials[] = [];
  const page = render(
    <LoginPage
      config={parsePageConfig(config)}
      expired={false}
      onLogin={async (credentials) => {
        tried.push(credentials);
        if (failWith) throw failWith;
      }}
    />,
  );
  const submit = () => act(async () => button(page, '登录').click());
  const field = (id: string) => page.querySelector<HTMLInputElement>(`#${id}`);
  return { page, tried, submit, field };
}

afterEach(() => window.localStorage.clear());

const DEMO = { demo: true, sdkAppId: 1400000001 };

test('in a demo the form is filled in, one press logs in', async () => {
  const { tried, submit } = open(DEMO, '?agent=2222@qq.com&password=demo');
  await submit();
  await until(() => tried.length > 0);
  expect(tried).toEqual([{ email: '2222@qq.com', password: 'demo', sdkAppId: 1400000001 }]);
});

test('in production nothing is filled in, and an empty form is not sent', async () => {
  const { page, tried, submit, field } = open(undefined, '?agent=2222@qq.com&password=demo');
  expect(field('email')?.value).toBe('');
  await submit();
  await until(() => page.textContent?.includes('请输入邮箱') ?? false);
  expect(tried).toEqual([]);
  expect(page.textContent).toContain('请输入数字 SDKAppID');
});

test('a refusal is told in words, and the form can be sent again', async () => {
  const { page, tried, submit } = open(
    DEMO,
    '?agent=a@b.cn&password=x',
    new CccError('auth.badCredentials'),
  );
  await submit();
  const problem = () => page.querySelector('[data-testid=login-problem]')?.textContent ?? '';
  await until(() => problem().includes('邮箱或密码不正确'));
  await submit();
  await until(() => tried.length === 2);
  expect(tried[1]).toEqual(tried[0]);
});

test('speaks English on demand', async () => {
  const { page } = open(DEMO);
  await act(async () => button(page, 'English').click());
  expect(page.querySelector('h1')?.textContent).toBe('Log in to the agent desk');
});
