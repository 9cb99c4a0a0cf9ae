import type * as glassEasel from 'glass-easel';

type BackendElement = glassEasel.domlikeBackend.Element;

const isBackendElement = (value: unknown): value is BackendElement => value instanceof Node;

/** A DOM element as glass-easel's backend knows it. */
export function toBackend(element: HTMLElement): BackendElement {
  const value: unknown = element;
  if (!isBackendElement(value)) throw new TypeError('not a DOM node');
  return value;
}

/** The DOM element of a glass-easel node; `null` for virtual ones. */
export function toDom(node: glassEasel.Element): HTMLElement | null {
  const backend: unknown = node.getBackendElement();
  return backend instanceof HTMLElement ? backend : null;
}

const owners = new WeakMap<object, glassEasel.Element>();

/** Remembers which glass-easel node an element was made for. */
export function setOwner(element: object, node: glassEasel.Element): void {
  owners.set(element, node);
}

/** The glass-easel node nearest above a DOM node. */
export function ownerOf(target: EventTarget | null): glassEasel.Element | null {
  for (let node = target instanceof Node ? target : null; node !== null; node = node.parentNode) {
    const owner = owners.get(node);
    if (owner !== undefined) return owner;
  }
  return null;
}

/** Makes an element with a class. */
export function make(tag: string, className = ''): HTMLElement {
  const element = document.createElement(tag);
  if (className !== '') element.className = className;
  return element;
}
