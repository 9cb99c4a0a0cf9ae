import type { CloseBy, EndStatusString } from '@ccc/core';
import { wordsOf } from '../i18n/words';

/** Who ended it and why, in one sentence; a reason that is not known is told by who ended it. */
export function endText(closeBy: CloseBy, reason: EndStatusString, languageTag: string): string {
  const words = wordsOf(languageTag).ended;
  switch (reason) {
    case 'waitingGiveUp':
    case 'ringingGiveUp':
      return words.gaveUpWaiting;
    case 'noSeatOnline':
      return words.noSeatOnline;
    case 'notWorkTime':
      return words.notWorkTime;
    case 'ivrEnd':
      return words.flowEnd;
    case 'error':
      return words.error;
    case 'autoFinished':
      return words.timer;
  }
  switch (closeBy) {
    case 'client':
      return words.client;
    case 'seat':
      return words.seat;
    case 'admin':
      return words.admin;
    case 'timer':
      return words.timer;
    default:
      // A service that is newer than this app may name somebody else.
      return '';
  }
}
