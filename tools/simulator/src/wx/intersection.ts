import type * as glassEasel from 'glass-easel';
import { toDom } from '../runtime/dom';
import { nodeOf } from '../runtime/event-object';
import type { Host } from '../runtime/host';
import { pageOrigin } from './selector-query';

interface Margins {
  left?: number;
  top?: number;
  right?: number;
  bottom?: number;
}

interface Options {
  thresholds?: number[];
  initialRatio?: number;
  observeAll?: boolean;
}

type Listener = (result: Record<string, unknown>) => void;

function marginText({ top = 0, right = 0, bottom = 0, left = 0 }: Margins): string {
  return `${top}px ${right}px ${bottom}px ${left}px`;
}

function plainRect(rect: DOMRectReadOnly | null, origin: { left: number; top: number }) {
  const { left = 0, top = 0, right = 0, bottom = 0, width = 0, height = 0 } = rect ?? {};
  return {
    left: left - origin.left,
    top: top - origin.top,
    right: right - origin.left,
    bottom: bottom - origin.top,
    width,
    height,
  };
}

/** `wx.createIntersectionObserver()`. */
export class AppIntersectionObserver {
  #selector: string | null = null;
  #margins: Margins = {};
  #observer: IntersectionObserver | undefined;

  readonly #host: Host;
  readonly #component: unknown;
  readonly #options: Options;

  constructor(host: Host, component: unknown, options: Options) {
    this.#host = host;
    this.#component = component;
    this.#options = options;
  }

  relativeTo(selector: string, margins: Margins = {}): this {
    this.#selector = selector;
    this.#margins = margins;
    return this;
  }

  relativeToViewport(margins: Margins = {}): this {
    this.#selector = null;
    this.#margins = margins;
    return this;
  }

  observe(selector: string, listener: Listener): void {
    const tree = this.#tree();
    const found = this.#options.observeAll
      ? (tree?.querySelectorAll(selector) ?? [])
      : [tree?.querySelector(selector) ?? null];
    const nodes = new Map<Element, glassEasel.Element>();
    for (const node of found) {
      const element = node === null ? null : toDom(node);
      if (node !== null && element !== null) nodes.set(element, node);
    }
    const ratios = new Map<Element, number>();
    this.#observer = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) {
          const before = ratios.get(entry.target) ?? this.#options.initialRatio ?? 0;
          const first = !ratios.has(entry.target);
          ratios.set(entry.target, entry.intersectionRatio);
          if (first && entry.intersectionRatio === before) continue;
          this.#report(entry, nodes.get(entry.target), listener);
        }
      },
      {
        root: this.#root(tree, nodes.keys().next().value),
        rootMargin: marginText(this.#margins),
        threshold: this.#options.thresholds ?? [0],
      },
    );
    for (const target of nodes.keys()) this.#observer.observe(target);
  }

  disconnect(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
  }

  #tree(): glassEasel.ShadowRoot | null {
    const node = nodeOf(this.#component) ?? this.#host.pages.top?.root.getComponent();
    return node?.asGeneralComponent()?.getShadowRoot() ?? null;
  }

  #root(tree: glassEasel.ShadowRoot | null, target: Element | undefined) {
    if (this.#selector === null) return target?.closest('.mp-viewport') ?? null;
    const node = tree?.querySelector(this.#selector) ?? null;
    const element = node === null ? null : toDom(node);
    return element?.querySelector(':scope > .mp-scroll-area') ?? element;
  }

  #report(
    entry: IntersectionObserverEntry,
    node: glassEasel.Element | undefined,
    listener: Listener,
  ): void {
    const origin = pageOrigin(entry.target);
    const result = {
      id: node?.id ?? '',
      dataset: { ...(node?.dataset as object) },
      time: Date.now(),
      intersectionRatio: entry.intersectionRatio,
      intersectionRect: plainRect(entry.intersectionRect, origin),
      boundingClientRect: plainRect(entry.boundingClientRect, origin),
      relativeRect: plainRect(entry.rootBounds, origin),
    };
    this.#host.scheduler.deliver(() => listener(result));
  }
}
