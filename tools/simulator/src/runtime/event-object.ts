import * as glassEasel from 'glass-easel';
import { toDom } from './dom';

/** The plain object an event handler gets on a phone. */
export interface AppEvent {
  readonly type: string;
  readonly timeStamp: number;
  readonly target: EventNode;
  readonly currentTarget: EventNode;
  readonly mark: Record<string, unknown>;
  readonly detail: unknown;
  readonly [extra: string]: unknown;
}

export interface EventNode {
  readonly id: string;
  readonly offsetLeft: number;
  readonly offsetTop: number;
  readonly dataset: Record<string, unknown>;
}

/** Method callers of the adapter keep their node in `_$`. */
export function nodeOf(target: unknown): glassEasel.Element | null {
  if (target instanceof glassEasel.Element) return target;
  if (typeof target === 'object' && target !== null && '_$' in target) return nodeOf(target._$);
  return null;
}

function describe(target: unknown): EventNode {
  const node = nodeOf(target);
  const element = node === null ? null : toDom(node);
  return {
    id: node?.id ?? '',
    offsetLeft: element?.offsetLeft ?? 0,
    offsetTop: element?.offsetTop ?? 0,
    dataset: { ...(node?.dataset as Record<string, unknown> | undefined) },
  };
}

/** Copies what crosses from the view to the app; the app must not hold on to view objects. */
export function toAppEvent(event: glassEasel.ShadowedEvent<unknown>): AppEvent {
  return {
    type: event.type,
    timeStamp: event.timeStamp,
    target: describe(event.target),
    currentTarget: describe(event.currentTarget),
    mark: { ...event.mark },
    detail: event.detail,
    ...event.extraFields,
  };
}
