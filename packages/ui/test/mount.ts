import path from 'node:path';

const SRC = path.join(__dirname, '../src');

interface Point {
  x: number;
  y: number;
}

/** What is used of miniprogram-simulate; its own types bring a second, older set of `wx` types. */
interface SimulatedNode {
  readonly dom?: HTMLElement;
  dispatchEvent(name: string, options: { detail?: unknown; touches?: Point[] }): void;
  querySelector(selector: string): SimulatedNode | undefined;
  toJSON(): { attrs: { name: string; value: unknown }[] };
}
interface SimulatedRoot extends SimulatedNode {
  readonly instance: Instance;
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

interface Instance {
  setData(values: Record<string, unknown>): void;
  [method: string]: (...args: never[]) => void;
}

/** A component on a page, used from outside only. */
export interface Mounted {
  /** Its public methods. */
  instance: Instance;
  setProperties(properties: Record<string, unknown>): void;
  /** Every `setData` from now on, oldest first. */
  watchSetData(): Record<string, unknown>[];
  /** Details of the events of this name from now on. */
  listen(name: string): unknown[];
  /** Whether something is drawn; each selector looks inside what the one before found. */
  has(...selectors: string[]): boolean;
  textOf(...selectors: string[]): string;
  /** The inline style, as it is written. */
  styleOf(...selectors: string[]): string;
  attributeOf(name: string, ...selectors: string[]): unknown;
  /** Sends a view event to a node. */
  fire(event: string, detail: unknown, ...selectors: string[]): Promise<void>;
  tap(...selectors: string[]): Promise<void>;
  /** One finger, at this height of the screen. */
  touch(event: 'touchstart' | 'touchmove', y: number, ...selectors: string[]): Promise<void>;
  unmount(): void;
}

/** Puts `<tag>` on the page, from its sources: nothing has to be built. */
export function mount(tag: string, properties: Record<string, unknown> = {}): Mounted {
  // Jest's module cache would skip the Component() call of a second load, which then draws nothing.
  jest.resetModules();
  const id = load(path.join(SRC, tag, tag), tag, { rootPath: SRC, compiler: 'simulate' });
  const root = render(id, properties);
  const page = document.createElement('main');
  // j-component would tell of a scroll a second time, without its detail, as of one of the DOM's own.
  page.addEventListener('scroll', (event) => event.stopPropagation(), true);
  root.attach(page);

  function find(selectors: string[]): SimulatedNode | undefined {
    return selectors.reduce<SimulatedNode | undefined>(
      (node, selector) => node?.querySelector(selector),
      root,
    );
  }
  function get(selectors: string[]): SimulatedNode {
    const node = find(selectors);
    if (!node) throw new Error(`Nothing on the page is ${selectors.join(' ')}.`);
    return node;
  }
  async function fire(event: string, detail: unknown, ...selectors: string[]): Promise<void> {
    get(selectors).dispatchEvent(event, { detail });
    await new Promise((resolve) => process.nextTick(resolve));
  }
  return {
    instance: root.instance,
    setProperties: (values) => root.setData(values),
    watchSetData() {
      const calls: Record<string, unknown>[] = [];
      const { instance } = root;
      const setData = instance.setData;
      instance.setData = (data) => {
        calls.push(data);
        setData(data);
      };
      return calls;
    },
    listen(name) {
      const details: unknown[] = [];
      root.addEventListener(name, (event) => details.push(event.detail));
      return details;
    },
    has: (...selectors) => find(selectors) !== undefined,
    textOf: (...selectors) => get(selectors).dom?.textContent ?? '',
    attributeOf: (name, ...selectors) =>
      get(selectors)
        .toJSON()
        .attrs.find((attribute) => attribute.name === name)?.value,
    styleOf: (...selectors) => get(selectors).dom?.getAttribute('style') ?? '',
    fire,
    async touch(event, y, ...selectors) {
      get(selectors).dispatchEvent(event, { touches: [{ x: 0, y }] });
      await new Promise((resolve) => process.nextTick(resolve));
    },
    tap: (...selectors) => fire('tap', {}, ...selectors),
    unmount: () => root.detach(),
  };
}
