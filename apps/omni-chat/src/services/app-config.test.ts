import { withExtension } from './app-config';

const DEFAULTS = { serverUrl: 'https://a.example', sdkAppId: 1, ivrId: 'flow', webDomains: [] };

test('without an extension the file holds', () => {
  expect(withExtension(DEFAULTS, {})).toEqual(DEFAULTS);
  expect(withExtension(DEFAULTS, undefined)).toEqual(DEFAULTS);
});

test('the extension overrides field by field', () => {
  expect(withExtension(DEFAULTS, { ccc: { serverUrl: 'http://127.0.0.1:7100' } })).toEqual({
    ...DEFAULTS,
    serverUrl: 'http://127.0.0.1:7100',
  });
  const { webDomains } = withExtension(DEFAULTS, { ccc: { webDomains: ['a.example'] } });
  expect(webDomains).toEqual(['a.example']);
  expect(withExtension(DEFAULTS, { ccc: { sdkAppId: '1400000001', ivrId: 'x' } })).toEqual({
    ...DEFAULTS,
    sdkAppId: 1400000001,
    ivrId: 'x',
  });
});

test('a field of the wrong kind is ignored', () => {
  expect(withExtension(DEFAULTS, { ccc: { sdkAppId: 'mine', ivrId: 7, webDomains: [1] } })).toEqual(
    DEFAULTS,
  );
});
