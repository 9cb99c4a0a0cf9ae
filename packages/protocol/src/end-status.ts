import type { CloseBy, EndStatusString } from './events';

/**
 * The documented numeric `EndStatus` of a text session.
 * `ok` is 1 when the agent or the service ended it and 109 when the customer did.
 */
export function endStatusOf(reason: EndStatusString, closeBy: CloseBy): number {
  switch (reason) {
    case 'ok':
      return closeBy === 'client' ? 109 : 1;
    case 'ivrEnd':
      return 1;
    case 'noSeatOnline':
      return 3;
    case 'seatGiveUp':
      return 17;
    case 'seatForward':
      return 101;
    case 'ivrGiveUp':
      return 102;
    case 'waitingGiveUp':
      return 103;
    case 'ringingGiveUp':
      return 104;
    case 'notWorkTime':
      return 106;
    case 'autoFinished':
      return 108;
    case 'error':
      return 0;
  }
}
