/** What a page with `<live-pusher>` and `<live-player>` needs of the phone. */
export { checkPhone } from './check-phone';
export { linkOfState, pictureOfState, troubleOfError, troubleOfState } from './live-codes';
export type { LiveTrouble } from './live-codes';
