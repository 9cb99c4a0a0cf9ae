import path from 'node:path';

const ROOM = path.join(__dirname, '..');

/** What is used of miniprogram-simulate; its own types bring a second, older set of `wx` types. */
interface SimulatedNode {
  readonly dom?: HTMLElement;
  readonly instance: Record<string, (...args: never[]) => unknown>;
  dispatchEvent(name: string, options: { detail?: unknown }): void;
  querySelector(selector: string): SimulatedNode | undefined;
  toJSON(): { attrs: { name: string; value: unknown }[] };
}
interface SimulatedRoot extends SimulatedNode {
  readonly data: Record<string, unknown>;
  attach(parent: Node): void;
  detach(): void;
  setData(values: Record<string, unknown>): void;
  addEventListener(name: string, handler: (event: { detail: unknown }) => void): void;
}
interface Simulate {
  load(path: string, tag: string, options: { rootPath: string; compiler: 'simulate' }): string;
  render(id: string, properties: Record<string, unknown>): SimulatedRoot;
}
const { load, render } = jest.requireActual<Simulate>('miniprogram-simulate');

/** A component or page as somebody outside sees it. */
export interface Mounted {
  readonly data: Record<string, unknown>;
  /** Calls a method that is documented, or a handler of a page. */
  call(method: string, ...args: unknown[]): unknown;
  setProperties(properties: Record<string, unknown>): void;
  /** Details of the events of this name from now on. */
  listen(name: string): unknown[];
  /** Attributes of what is drawn; undefined: it is not. Each selector looks inside what was found. */
  attributesOf(...selectors: string[]): Record<string, unknown> | undefined;
  fire(event: string, detail: unknown, ...selectors: string[]): Promise<void>;
  unmount(): void;
}

/** Puts a component of this room on the page, from its sources. @param place Without extension. */
export function mount(place: string, properties: Record<string, unknown> = {}): Mounted {
  // Jest's module cache would skip the Component() call of a second load, which then draws nothing.
  jest.resetModules();
  const id = load(path.join(ROOM, place), 'subject', { rootPath: ROOM, compiler: 'simulate' });
  const root = render(id, properties);
  root.attach(document.createElement('main'));
  const find = (selectors: string[]) =>
    selectors.reduce<SimulatedNode | undefined>(
      (node, selector) => node?.querySelector(selector),
      root,
    );
  return {
    data: root.data,
    call: (method, ...args) => root.instance[method]?.(...(args as never[])),
    setProperties: (values) => root.setData(values),
    listen(name) {
      const details: unknown[] = [];
      root.addEventListener(name, (event) => details.push(event.detail));
      return details;
    },
    attributesOf(...selectors) {
      const node = find(selectors);
      if (!node) return undefined;
      return Object.fromEntries(node.toJSON().attrs.map(({ name, value }) => [name, value]));
    },
    async fire(event, detail, ...selectors) {
      find(selectors)?.dispatchEvent(event, { detail });
      await new Promise((resolve) => process.nextTick(resolve));
    },
    unmount: () => root.detach(),
  };
}
