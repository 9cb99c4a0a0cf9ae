import type { ConversationView } from '@ccc/core';
import { leaveLineOf } from './leave-line';

const ended = (reason: 'noSeatOnline' | 'waitingGiveUp', left?: ConversationView['left']) =>
  ({
    session: undefined,
    customer: undefined,
    items: [],
    stage: {
      name: 'ended',
      closeBy: 'admin',
      reason,
      endStatus: 3,
      since: 1000,
      isCompleted: true,
    },
    left,
  }) satisfies ConversationView;

test('a message may be left for a day after an end for want of an agent, once', () => {
  expect(leaveLineOf(ended('noSeatOnline'), 86_401_000)).toBe('open');
  expect(leaveLineOf(ended('noSeatOnline'), 86_401_001)).toBe('');
  expect(leaveLineOf(ended('waitingGiveUp'), 1000)).toBe('');
  expect(leaveLineOf(ended('waitingGiveUp', { text: '请回电' }), 1000)).toBe('left');
  const waiting = { ...ended('noSeatOnline'), stage: { name: 'flow' } } as const;
  expect(leaveLineOf(waiting, 1000)).toBe('');
});
