import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addressOf, frameOriginsOf, readCustomerPages } from './customer-pages';
import { readConfig } from './read-config';

const page = (url: string, title = '订单') => JSON.stringify([{ title, url }]);
const CRM = 'https://crm.example.com/${customerId}?o=${openid}#${nickname}';

test('a page of the configuration file is read, and its address filled in and escaped', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'ccc-config-')), 'ccc.json');
  writeFileSync(file, JSON.stringify({ customerPages: [{ title: '订单', url: CRM }] }));
  const { customerPages } = readConfig(['--config', file], {});
  expect(customerPages).toEqual([{ title: '订单', url: CRM }]);
  const values = { customerId: 'a/b', openid: 'o&x', nickname: '小 明', sessionId: '' };
  expect(addressOf(customerPages[0]!, values)).toBe(
    'https://crm.example.com/a%2Fb?o=o%26x#%E5%B0%8F%20%E6%98%8E',
  );
  expect(frameOriginsOf(customerPages)).toEqual(['https://crm.example.com']);
});

test('plain http is for this machine', () => {
  expect(readCustomerPages(page('http://localhost:3000/'))).toHaveLength(1);
  expect(readCustomerPages(page('http://127.0.0.1:3000/'))).toHaveLength(1);
});

test.each([
  ['no JSON', 'x', 'JSON'],
  ['no list', '{}', 'JSON'],
  ['six pages', JSON.stringify(Array(6).fill({ title: 'a', url: CRM })), 'at most 5'],
  ['no title', page(CRM, ' '), 'title'],
  ['no address', '[{"title":"a"}]', 'url'],
  ['nonsense', page('crm'), 'no address'],
  ['plain http', page('http://crm.example.com/'), 'https'],
  ['a script', page('javascript:alert(1)'), 'https'],
  ['an unknown place', page('https://a.example/${phone}'), '${phone}'],
  ['a host that the customer chooses', page('https://${nickname}.example/'), 'path and query'],
  ['a password', page('https://u:p@a.example/'), 'path and query'],
])('%s is refused, by the name of the setting', (_what, raw, words) => {
  expect(() => readConfig([], { CCC_CUSTOMER_PAGES: raw })).toThrow(
    expect.objectContaining({
      code: 'config.invalid',
      params: { name: 'customerPages', problem: expect.stringContaining(words) },
    }),
  );
});
