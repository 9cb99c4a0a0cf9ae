import { linkOfState, pictureOfState, troubleOfError, troubleOfState } from './index';

test.each([
  [1002, 'up'],
  [2004, 'up'],
  [1102, 'down'],
  [2103, 'down'],
  [5001, 'down'],
  [-1307, 'down'],
  [1101, undefined],
])('state %d says of the sound: %s', (code, link) => {
  expect(linkOfState(code)).toBe(link);
});

test.each([
  [-2301, { kind: 'lost' }],
  [-1302, { kind: 'failed', code: 'call.micDenied' }],
  [-1301, { kind: 'noCamera', code: 'call.cameraDenied' }],
  [10001, { kind: 'noCamera', code: 'call.cameraDenied' }],
  [2103, undefined],
])('state %d is the trouble %j', (code, trouble) => {
  expect(troubleOfState(code)).toEqual(trouble);
});

test.each([
  [2003, 'shown'],
  [2103, 'gone'],
  [-2301, 'gone'],
  [2004, undefined],
])('state %d says of the picture: %s', (code, picture) => {
  expect(pictureOfState(code)).toBe(picture);
});

test('an account without the category is told from any other error', () => {
  const denied = troubleOfError(-1, 'insertLivePusher:fail:access denied');
  expect(denied).toEqual({ kind: 'failed', code: 'call.noComponent' });
  expect(troubleOfError(10002, 'the user forbids recording')).toMatchObject({ kind: 'failed' });
});
