import type { EndStatusString } from './events';

/** 留言: what a customer leaves for whoever is there later. */
export interface LeftMessage {
  text: string;
  /** Where to answer: a phone number, an address, as the customer wrote it. */
  contact?: string;
}

/** Limits of a left message that both sides of the wire know. Characters are UTF-16 units. */
export const LEAVE_LIMITS = {
  textMaxChars: 1000,
  contactMaxChars: 100,
  /** How long after its end a session takes one: a day. */
  openMs: 86_400_000,
} as const;

/** The ends for want of an agent: a message can be left after them. */
export const LEAVE_REASONS: readonly EndStatusString[] = [
  'noSeatOnline',
  'notWorkTime',
  'seatGiveUp',
];
