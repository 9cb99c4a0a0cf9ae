/** @jest-environment jsdom */
import { LIMITS } from '@ccc/protocol';
import { act } from 'react';
import { render, type } from '../../test/render';
import { Composer } from './composer';

function open(initialText = '') {
  const sent: string[] = [];
  const drafts: string[] = [];
  const page = render(
    <Composer
      mode="reply"
      onMode={() => undefined}
      initialText={initialText}
      onDraft={(text) => drafts.push(text)}
      onSend={(text) => sent.push(text)}
      onFiles={() => undefined}
    />,
  );
  const field = page.querySelector('textarea');
  if (!field) throw new Error('no field');
  const press = (init: KeyboardEventInit) => {
    const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init });
    act(() => void field.dispatchEvent(event));
    return event;
  };
  return { page, field, sent, drafts, press };
}

test('Enter sends and empties the field', () => {
  const { field, sent, press } = open();
  type(field, '您好');
  expect(press({ key: 'Enter' }).defaultPrevented).toBe(true);
  expect(sent).toEqual(['您好']);
  expect(field.value).toBe('');
});

test('Ctrl+Enter sends too, Shift+Enter is left to break the line', () => {
  const { field, sent, press } = open();
  type(field, 'a');
  expect(press({ key: 'Enter', shiftKey: true }).defaultPrevented).toBe(false);
  expect(sent).toEqual([]);
  press({ key: 'Enter', ctrlKey: true });
  expect(sent).toEqual(['a']);
});

test('Enter that chooses a word of an input method does not send', () => {
  const { field, sent, press } = open();
  type(field, 'ni hao');
  press({ key: 'Enter', isComposing: true });
  expect(sent).toEqual([]);
});

test('blank words are not sent', () => {
  const { field, sent, press } = open();
  type(field, ' \n ');
  press({ key: 'Enter' });
  expect(sent).toEqual([]);
});

test('words over the limit are kept, counted and not sent', () => {
  const { page, field, sent, press } = open();
  type(field, 'x'.repeat(LIMITS.textMaxChars + 1));
  press({ key: 'Enter' });
  expect(sent).toEqual([]);
  expect(page.textContent).toContain(`${LIMITS.textMaxChars + 1}/${LIMITS.textMaxChars}`);
  expect(field.getAttribute('aria-invalid')).toBe('true');
});

test('a draft is taken up, and every change is told', () => {
  const { field, drafts } = open('begun');
  expect(field.value).toBe('begun');
  type(field, 'begun…');
  expect(drafts).toEqual(['begun…']);
});

test('what is quoted stands above the field; Esc puts it away, and answers no offer', () => {
  const put: string[] = [];
  const page = render(
    <Composer
      mode="reply"
      onMode={() => undefined}
      initialText=""
      onDraft={() => undefined}
      onSend={() => undefined}
      onFiles={() => undefined}
      quote="小林: 红色的有吗"
      onUnquote={() => put.push('quote')}
    />,
  );
  expect(page.querySelector('[data-testid=quoting]')?.textContent).toBe('小林: 红色的有吗');
  const event = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true });
  act(() => void page.querySelector('textarea')!.dispatchEvent(event));
  expect([put, event.defaultPrevented]).toEqual([['quote'], true]);
});
