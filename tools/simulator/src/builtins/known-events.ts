import { BUILTINS } from './table';

/** What every component has. */
const COMMON_EVENTS = new Set(
  `tap longpress longtap touchstart touchmove touchend touchcancel touchforcechange transitionend
  animationstart animationiteration animationend`.split(/\s+/),
);

/** Whether a built-in component that lists its events never has this one. */
export function isUnknownEvent(tag: string, type: string): boolean {
  const events = BUILTINS[tag]?.events;
  return events !== undefined && !events.includes(type) && !COMMON_EVENTS.has(type);
}
