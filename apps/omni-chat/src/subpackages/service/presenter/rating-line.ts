import type { ConversationView } from '@ccc/core';

/** What the page offers of 满意度评价. */
export interface RatingLine {
  /** From `+`, while an agent serves, or the flow has asked. */
  canRate: boolean;
  /** On the card of the end: asked for, or thanked for. */
  isAsked: boolean;
  /** What was given, 1 to 5; 0: nothing yet. */
  score: number;
  /** An earlier session waits for its rating. */
  isUnrated: boolean;
}

/** What may be rated now. */
export function ratingLineOf({ stage, rating, unrated }: ConversationView): RatingLine {
  const isOpen = rating?.mode === 'afterEnd' || rating?.isInvited === true;
  const isLive = stage.name === 'active' || stage.name === 'flow';
  const score = rating?.given?.score ?? 0;
  return {
    canRate: isLive && isOpen && score === 0,
    isAsked: stage.name === 'ended' && (isOpen || score > 0),
    score,
    isUnrated: unrated !== undefined,
  };
}

/** A score in a line of text. */
export function starText(score: number): string {
  return '★'.repeat(score) + '☆'.repeat(5 - score);
}
