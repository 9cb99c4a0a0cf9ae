const PLACE = /\$\{([^{}]*)\}/g;

/** The variables a text may name; where each may stand is said by the node kinds. */
export const FLOW_VARIABLES = ['WaitNo', 'StaffNo'] as const;

/** `WaitNo`: people ahead in the queue. `StaffNo`: 工号 of the agent who serves. */
export type FlowVariable = (typeof FLOW_VARIABLES)[number];

/** Names between `${` and `}`, in order. */
export function variablesIn(text: string): string[] {
  return (text.match(PLACE) ?? []).map((place) => place.slice(2, -1));
}

/** Fills `${Name}` in one pass: a value that looks like a place is not filled again. No value is an empty one. */
export function fillVariables(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(PLACE, (_place, name: string) =>
    Object.prototype.hasOwnProperty.call(values, name) ? (values[name] ?? '') : '',
  );
}
