import { wordsOf } from '../i18n/words';

/** Who ended it and why, in one sentence; names that are not known are said by who ended it. */
export function endText(closeBy: string, reason: string, languageTag: string): string {
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
  }
  return '';
}
