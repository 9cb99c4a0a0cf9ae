import { LIMITS } from '@ccc/protocol';

const PLACE = /\$\{([^{}]*)\}/g;

/** The documented variables; where each may stand is said by the node kinds. */
export const FLOW_VARIABLES = ['WaitNo', 'StaffNo'] as const;

/** `WaitNo`: people ahead in the queue. `StaffNo`: 工号 of the agent who serves. */
export type FlowVariable = (typeof FLOW_VARIABLES)[number];

/** Names between `${` and `}`, in order. */
export function variablesIn(text: string): string[] {
  return (text.match(PLACE) ?? []).map((place) => place.slice(2, -1));
}

/** Fills `${Name}` with values as `encode` writes them, in one pass; no value is an empty one. */
export function fillPlaces(
  text: string,
  values: Readonly<Record<string, string>>,
  encode: (value: string) => string,
): string {
  return text.replace(PLACE, (_place, name: string) =>
    Object.prototype.hasOwnProperty.call(values, name) ? encode(values[name] ?? '') : '',
  );
}

/**
 * Fills `${Name}` in one pass: a value that looks like a place is not filled again. No value is an
 * empty one. What goes beyond the length of a message is cut off.
 */
export function fillVariables(text: string, values: Readonly<Record<string, string>>): string {
  const filled = fillPlaces(text, values, (value) => value);
  // Half a character at the cut would be no text at all.
  return filled.length <= LIMITS.textMaxChars
    ? filled
    : filled.slice(0, LIMITS.textMaxChars).replace(/[\uD800-\uDBFF]$/, '');
}
