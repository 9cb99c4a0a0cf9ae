import { compartmentOf, loginPrefill, parsePageConfig } from './page-config';

const QUERY = '?agent=2222@qq.com&password=demo';

test('without a config script the page serves production: same origin, nothing filled in', () => {
  const config = parsePageConfig(undefined);
  expect(config).toEqual({
    demo: false,
    sdkAppId: undefined,
    baseUrl: '',
    password: '',
  });
  expect(loginPrefill(config, QUERY, undefined)).toEqual({
    email: '',
    password: '',
    sdkAppId: undefined,
  });
});

test('in a demo the query fills in the form', () => {
  const config = parsePageConfig({ demo: true, sdkAppId: 1400000001, baseUrl: '' });
  expect(loginPrefill(config, QUERY, undefined)).toEqual({
    email: '2222@qq.com',
    password: 'demo',
    sdkAppId: 1400000001,
  });
});

test('the instance comes from the query, then from the server, then from the last login', () => {
  const config = parsePageConfig({ sdkAppId: 2 });
  expect(loginPrefill(config, '?sdkAppId=3', 1).sdkAppId).toBe(3);
  expect(loginPrefill(config, '?sdkAppId=x', 1).sdkAppId).toBe(2);
  expect(loginPrefill(parsePageConfig({}), '', 1).sdkAppId).toBe(1);
});

test('the base address carries no slash at its end', () => {
  expect(parsePageConfig({ baseUrl: 'https://cc.example.com/' }).baseUrl).toBe(
    'https://cc.example.com',
  );
});

test('desks of a demo keep apart; in production there is one login', () => {
  expect(compartmentOf(parsePageConfig({ demo: true }), QUERY)).toBe('2222@qq.com');
  expect(compartmentOf(parsePageConfig({ demo: true }), '')).toBe('');
  expect(compartmentOf(parsePageConfig(undefined), QUERY)).toBe('');
});

test('the password of the demonstration is not given away in production', () => {
  const script = { sdkAppId: 1, password: 'demo' };
  expect(loginPrefill(parsePageConfig({ ...script, demo: true }), '', 1).password).toBe('demo');
  expect(loginPrefill(parsePageConfig(script), '', 1).password).toBe('');
});
