import type { ConversationView } from '@ccc/core';
import { ratingLineOf, starText } from './rating-line';

const agent = { id: 'a1' as never, staffNo: '000010', nickname: '阿狸' };
const active = { name: 'active', agent, since: 0 } as const;
const ended = {
  name: 'ended',
  closeBy: 'seat',
  reason: 'ok',
  endStatus: 1,
  since: 0,
  isCompleted: false,
} as const;
type Rated = ConversationView['rating'];

const lineOf = (stage: ConversationView['stage'], rating: Rated) =>
  ratingLineOf({
    session: 's1' as never,
    stage,
    customer: undefined,
    rating,
    unrated: undefined,
    items: [],
  });
const open = (mode: 'afterEnd' | 'byAgent' | 'off', isInvited = false): Rated => ({
  mode,
  isInvited,
  given: undefined,
});

test.each([
  ['after the end', open('afterEnd'), true],
  ['by the agent, who has not asked', open('byAgent'), false],
  ['by the agent, who has asked', open('byAgent', true), true],
  ['not at all', open('off'), false],
  ['nothing: no agent came', undefined, false],
])('%s', (_mode, rating, isOpen) => {
  expect(lineOf(active, rating)).toMatchObject({ canRate: isOpen, isAsked: false });
  expect(lineOf(ended, rating)).toMatchObject({ canRate: false, isAsked: isOpen });
});

test('by the flow, before any agent and after the end', () => {
  expect(lineOf({ name: 'flow' }, open('off', true))).toMatchObject({ canRate: true });
  expect(lineOf({ name: 'flow' }, undefined)).toMatchObject({ canRate: false });
  expect(lineOf(ended, open('off', true))).toMatchObject({ isAsked: true });
});

test('what was given is thanked for at the end, and not asked for again', () => {
  const given = { ...open('afterEnd'), given: { score: 4, tags: [] } } as Rated;
  expect(lineOf(active, given)).toMatchObject({ canRate: false, score: 4 });
  expect(lineOf(ended, given)).toMatchObject({ isAsked: true, score: 4 });
  expect(starText(4)).toBe('★★★★☆');
});
