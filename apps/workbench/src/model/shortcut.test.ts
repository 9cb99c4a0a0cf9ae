import { shortcutOf, type KeyPress } from './shortcut';

const press = (change: Partial<KeyPress>): KeyPress => ({
  key: '',
  code: '',
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  isTaken: false,
  isTyping: false,
  ...change,
});

test('Enter and Esc answer an offer, but never while they mean something else', () => {
  expect(shortcutOf(press({ key: 'Enter' }))).toBe('accept');
  expect(shortcutOf(press({ key: 'Escape' }))).toBe('decline');
  expect(shortcutOf(press({ key: 'Enter', isTaken: true }))).toBeUndefined();
  expect(shortcutOf(press({ key: 'Escape', isTaken: true }))).toBeUndefined();
});

test('with Alt they work while typing too, whatever character the keyboard makes of it', () => {
  const typing = { altKey: true, isTaken: true, isTyping: true };
  expect(shortcutOf(press({ ...typing, key: 'å', code: 'KeyA' }))).toBe('accept');
  expect(shortcutOf(press({ ...typing, key: 'ArrowDown', code: 'ArrowDown' }))).toBe('nextTask');
});

test('a question mark is help, unless it is being written', () => {
  expect(shortcutOf(press({ key: '?' }))).toBe('help');
  expect(shortcutOf(press({ key: '?', isTaken: true, isTyping: true }))).toBeUndefined();
});

test('what belongs to the browser is left to it', () => {
  expect(shortcutOf(press({ key: 'r', code: 'KeyR', ctrlKey: true }))).toBeUndefined();
  expect(
    shortcutOf(press({ key: 'a', code: 'KeyA', metaKey: true, altKey: true })),
  ).toBeUndefined();
});
