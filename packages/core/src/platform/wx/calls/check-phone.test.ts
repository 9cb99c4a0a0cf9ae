import { CccError } from '@ccc/protocol';
import { createPhone, type PhoneFacts } from '../../../../test/phone';
import { isOlder } from './base-library';
import { checkPhone } from './index';

const REFUSALS: Array<[string, Partial<PhoneFacts>, string]> = [
  ['a base library before 2.10.0', { library: '2.9.5' }, 'call.libraryOld'],
  ['WeChat DevTools', { platform: 'devtools' }, 'call.devTools'],
  ['no network', { network: 'none' }, 'call.offline'],
  ['no agreement to the privacy contract', { agrees: false }, 'call.privacyRefused'],
  ['a microphone that the phone keeps from WeChat', { system: 'denied' }, 'call.micSystemOff'],
  ['a microphone refused before', { settings: { 'scope.record': false } }, 'call.micDenied'],
  ['a microphone refused just now', { consents: false }, 'call.micDenied'],
];

it.each(REFUSALS)('refuses with what is to be changed: %s', async (_name, facts, code) => {
  createPhone(facts);
  await expect(checkPhone('audio')).rejects.toMatchObject({ code });
});

it.each(REFUSALS)('says it in Chinese and in English: %s', (_name, _facts, code) => {
  const error = new CccError(code as CccError['code'], { params: { found: '1', needed: '2' } });
  expect(error.text('zh-CN')).toMatch(/[一-龥]/);
  expect(error.text('en')).toMatch(/^[A-Z][^一-龥]+$/);
});

it('asks for the microphone once, and for the camera for video only', async () => {
  const { asked } = createPhone();
  await checkPhone('audio');
  expect(asked).toEqual(['scope.record']);
  await checkPhone('video');
  expect(asked).toEqual(['scope.record', 'scope.record', 'scope.camera']);
});

it('asks nobody who has agreed already', async () => {
  const { asked } = createPhone({ settings: { 'scope.record': true } });
  await checkPhone('audio');
  expect(asked).toEqual([]);
});

it('asks for no agreement where WeChat is older than that', async () => {
  const { asked } = createPhone({ agrees: undefined });
  await checkPhone('audio');
  expect(asked).toEqual(['scope.record']);
});

it('wants the camera for video', async () => {
  createPhone({ settings: { 'scope.record': true, 'scope.camera': false } });
  await expect(checkPhone('video')).rejects.toMatchObject({ code: 'call.cameraDenied' });
});

it.each([
  ['2.9.5', '2.10.0', true],
  ['2.10.0', '2.10.0', false],
  ['3.0', '2.10.0', false],
  ['2.10', '2.10.1', true],
])('%s is older than %s: %s', (one, other, expected) => {
  expect(isOlder(one, other)).toBe(expected);
});
