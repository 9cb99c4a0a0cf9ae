import path from 'node:path';
import simulate from 'miniprogram-simulate';

const SRC = path.join(__dirname, '../src');

/** What a test may do with a component that is on the page. */
export interface Mounted {
  /** The component's own element: events, data, methods. */
  component: simulate.RootComponent;
  /** Details of every event of this name so far. */
  events(name: string): unknown[];
  /** Taps the first node with this class; inside a component, `>>>` leads to its nodes. */
  tap(selector: string): void;
  /** All the words on the page. */
  text(): string;
  unmount(): void;
}

/** Puts `<tag>` on the page; reads its sources, so nothing has to be built. */
export function mount(tag: string, properties: Record<string, unknown> = {}): Mounted {
  // Or a second load of the same component in one file renders nothing.
  jest.resetModules();
  const id = simulate.load(path.join(SRC, tag, tag), { rootPath: SRC, compiler: 'simulate' });
  const component = simulate.render(id, properties);
  const parent = document.createElement('page-body');
  component.attach(parent);
  const seen = new Map<string, unknown[]>();
  return {
    component,
    events(name) {
      return seen.get(name) ?? [];
    },
  } as Mounted;
}
