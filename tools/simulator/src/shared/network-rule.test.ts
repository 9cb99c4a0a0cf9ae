import { judgeAddress } from './network-rule';

const HTTP = ['https:', 'http:'] as const;
const OFF = { urlCheck: false, allowedHosts: null };
const ON = { urlCheck: true, allowedHosts: null };
const LIST = { urlCheck: false, allowedHosts: ['a.example', '10.0.0.2:7100'] };

test.each([
  ['https://a.example/x', ON, 'ok'],
  ['https://b.example/x', LIST, 'refused'],
  ['https://a.example/x', LIST, 'ok'],
  ['http://127.0.0.1:7100', OFF, 'insecure'],
  ['http://localhost/', OFF, 'insecure'],
  ['http://127.0.0.1:7100', ON, 'refused'],
  ['http://192.0.2.1/', OFF, 'refused'],
  ['http://10.0.0.2:7100/', LIST, 'insecure'],
  ['ftp://localhost/', OFF, 'refused'],
  ['/relative', OFF, 'refused'],
])('%s under %j is %s', (address, rule, kind) => {
  expect(judgeAddress(address, HTTP, rule).kind).toBe(kind);
});
