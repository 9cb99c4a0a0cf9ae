import type { MessageFacts } from '..';
import { ANNE, LI_SI } from '../../../test/domain/session-run';
import { judgeContent } from './judge-content';

const BY = { kind: 'customer', id: ANNE.id } as const;
const ASKED: MessageFacts = {
  seq: 4,
  at: 0,
  actor: { kind: 'agent', id: LI_SI.id },
  isRecalled: false,
};
const WORDS = { type: 'text', text: 'this one', quote: { seq: 4 } } as const;

it('keeps the place of what is quoted, and nothing else that its sender says of it', () => {
  const claimed = { ...WORDS, quote: { seq: 4, text: 'I owe you a refund' } };
  expect(judgeContent(BY, claimed, [], ASKED)).toEqual({ content: WORDS });
});

it.each([
  ['no message', undefined, 'message.unknown'],
  ['another message', { ...ASKED, seq: 5 }, 'message.unknown'],
  ['a recalled message', { ...ASKED, isRecalled: true }, 'message.recalled'],
])('refuses to quote %s', (_what, quoted, code) => {
  expect(judgeContent(BY, WORDS, [], quoted)).toEqual({ refuse: code });
});
