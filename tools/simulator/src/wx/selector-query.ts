import type * as glassEasel from 'glass-easel';
import { builtinAt } from '../builtins/live';
import { toDom } from '../runtime/dom';
import { nodeOf } from '../runtime/event-object';
import type { Host } from '../runtime/host';

/** Fields of `NodesRef.fields`. */
interface Fields {
  id?: boolean;
  dataset?: boolean;
  mark?: boolean;
  rect?: boolean;
  size?: boolean;
  scrollOffset?: boolean;
  properties?: readonly string[];
  computedStyle?: readonly string[];
  context?: boolean;
  node?: boolean;
}

type NodeInfo = Record<string, unknown>;
type Callback = (result: unknown) => void;

interface Task {
  readonly root: glassEasel.Element | null;
  readonly selector: string | null;
  readonly single: boolean;
  readonly fields: Fields;
  readonly callback: Callback | undefined;
}

/** Corner of the page that `element` is in; positions are relative to it. */
export function pageOrigin(element: Element | null): { left: number; top: number } {
  const viewport = element?.closest('.mp-viewport');
  if (viewport === null || viewport === undefined) return { left: 0, top: 0 };
  const { left, top } = viewport.getBoundingClientRect();
  return { left, top };
}

/** Element whose scroll position is meant by a component's. */
function scrollerOf(element: HTMLElement): Element {
  return element.querySelector(':scope > .mp-scroll-area') ?? element;
}

function measure(node: glassEasel.Element, fields: Fields, host: Host): NodeInfo {
  const element = toDom(node);
  const info: NodeInfo = {};
  if (fields.id) info['id'] = node.id;
  if (fields.dataset) info['dataset'] = { ...(node.dataset as object) };
  if (fields.mark) info['mark'] = { ...node.collectMarks() };
  if (fields.rect || fields.size) {
    const rect = element?.getBoundingClientRect() ?? new DOMRect();
    const origin = pageOrigin(element);
    const { width, height } = rect;
    const [left, top] = [rect.left - origin.left, rect.top - origin.top];
    if (fields.rect) Object.assign(info, { left, top, right: left + width, bottom: top + height });
    if (fields.size) Object.assign(info, { width, height });
  }
  if (fields.scrollOffset && element !== null) {
    const { scrollLeft, scrollTop, scrollWidth, scrollHeight } = scrollerOf(element);
    Object.assign(info, { scrollLeft, scrollTop, scrollWidth, scrollHeight });
  }
  const builtin = builtinAt(element);
  const data = node.asGeneralComponent()?.data as Record<string, unknown> | undefined;
  for (const name of fields.properties ?? []) info[name] = data?.[name];
  if (fields.computedStyle !== undefined && element !== null) {
    const style = window.getComputedStyle(element);
    for (const name of fields.computedStyle) info[name] = style.getPropertyValue(name);
  }
  if (fields.context || fields.node) {
    const context = builtin?.view.context?.();
    if (context === undefined) {
      const message = `SelectorQuery: <${builtin?.tag ?? 'component'}> has no node or context in the simulator`;
      host.problems.report({ code: 'api.unavailable', severity: 'error', message });
    }
    if (fields.context) info['context'] = context ?? null;
    if (fields.node) info['node'] = context ?? null;
  }
  return info;
}

/** One selection of a query. */
class NodesRef {
  readonly #query: SelectorQuery;
  readonly #add: (fields: Fields, callback: Callback | undefined) => void;

  constructor(query: SelectorQuery, add: (fields: Fields, callback: Callback | undefined) => void) {
    this.#query = query;
    this.#add = add;
  }

  fields(fields: Fields, callback?: Callback): SelectorQuery {
    this.#add(fields, callback);
    return this.#query;
  }

  boundingClientRect(callback?: Callback): SelectorQuery {
    return this.fields({ id: true, dataset: true, rect: true, size: true }, callback);
  }

  scrollOffset(callback?: Callback): SelectorQuery {
    return this.fields({ id: true, dataset: true, scrollOffset: true }, callback);
  }

  context(callback?: Callback): SelectorQuery {
    return this.fields({ context: true }, callback);
  }

  node(callback?: Callback): SelectorQuery {
    return this.fields({ node: true }, callback);
  }
}

/** `wx.createSelectorQuery()`. */
export class SelectorQuery {
  readonly #tasks: Task[] = [];

  readonly #host: Host;
  #root: glassEasel.Element | null;

  constructor(host: Host, root: glassEasel.Element | null) {
    this.#host = host;
    this.#root = root;
  }

  in(component: unknown): this {
    this.#root = nodeOf(component);
    return this;
  }

  select(selector: string): NodesRef {
    return this.#ref(selector, true);
  }

  selectAll(selector: string): NodesRef {
    return this.#ref(selector, false);
  }

  selectViewport(): NodesRef {
    return this.#ref(null, true);
  }

  exec(callback?: (results: unknown[]) => void): this {
    const host = this.#host;
    const tasks = this.#tasks.splice(0);
    // Measured when the view has caught up with the data, as on a phone.
    window.requestAnimationFrame(() => {
      const results = tasks.map((task) => this.#run(task));
      host.scheduler.deliver(() => {
        tasks.forEach((task, index) => host.scheduler.run(() => task.callback?.(results[index])));
        callback?.(results);
      });
    });
    return this;
  }

  #ref(selector: string | null, single: boolean): NodesRef {
    const root = this.#root;
    return new NodesRef(this, (fields, callback) =>
      this.#tasks.push({ root, selector, single, fields, callback }),
    );
  }

  #run({ root, selector, single, fields }: Task): unknown {
    const host = this.#host;
    const from = root ?? host.pages.top?.root.getComponent() ?? null;
    if (selector === null) return this.#viewport();
    const tree = from?.asGeneralComponent()?.getShadowRoot() ?? null;
    if (single) {
      const node = tree?.querySelector(selector) ?? null;
      return node === null ? null : measure(node, fields, host);
    }
    return (tree?.querySelectorAll(selector) ?? []).map((node) => measure(node, fields, host));
  }

  #viewport(): NodeInfo {
    const view = this.#host.pages.top?.view;
    const { width = 0, height = 0 } = view?.windowSize ?? {};
    const {
      scrollLeft = 0,
      scrollTop = 0,
      scrollWidth = 0,
      scrollHeight = 0,
    } = view?.scroller ?? {};
    const rect = { left: 0, top: 0, right: width, bottom: height, width, height };
    return { id: '', dataset: {}, ...rect, scrollLeft, scrollTop, scrollWidth, scrollHeight };
  }
}
