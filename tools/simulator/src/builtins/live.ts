import type { BuiltinContext, BuiltinView } from './builtin';

/** A live component and what it was made with. */
export interface LiveBuiltin {
  readonly tag: string;
  readonly view: BuiltinView;
  readonly context: BuiltinContext;
}

const live = new WeakMap<HTMLElement, LiveBuiltin>();

/** The built-in component whose own element this is. */
export function builtinAt(element: Element | null): LiveBuiltin | undefined {
  return element instanceof HTMLElement ? live.get(element) : undefined;
}

/** Remembers the component that `root` is the element of. */
export function markBuiltin(root: HTMLElement, component: LiveBuiltin): void {
  live.set(root, component);
}
