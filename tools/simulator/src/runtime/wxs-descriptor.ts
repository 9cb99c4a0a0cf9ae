import type * as glassEasel from 'glass-easel';
import { rewriteValue } from '../shared/style-value';
import { toDom } from './dom';
import { nodeOf } from './event-object';

/** What WXS event handlers know of a component (WeChat's `ComponentDescriptor`). */
export interface ComponentDescriptor {
  selectComponent(selector: string): ComponentDescriptor | null;
  selectAllComponents(selector: string): ComponentDescriptor[];
  setStyle(style: string | Record<string, string | number>): void;
  addClass(name: string): void;
  removeClass(name: string): void;
  hasClass(name: string): boolean;
  getDataset(): Record<string, unknown>;
  callMethod(name: string, argument: unknown): void;
  triggerEvent(type: string, detail: unknown): void;
  requestAnimationFrame(callback: () => void): void;
  setTimeout(callback: () => void, delayMs: number): number;
  clearTimeout(handle: number): void;
  getState(): Record<string, unknown>;
  getBoundingClientRect(): { left: number; top: number; width: number; height: number };
  getComputedStyle(names: string[]): Record<string, string>;
}

const states = new WeakMap<glassEasel.Element, Record<string, unknown>>();

function styleText(style: string | Record<string, string | number>): string {
  if (typeof style === 'string') return style;
  return Object.entries(style)
    .map(([name, value]) => `${name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}:${value}`)
    .join(';');
}

function ownerComponent(node: glassEasel.Element): glassEasel.GeneralComponent | undefined {
  return node.asGeneralComponent() ?? node.ownerShadowRoot?.getHostNode();
}

/** Describes a component (or the method caller of one) for WXS. */
export function describeComponent(target: unknown): ComponentDescriptor | null {
  const node = nodeOf(target);
  return node === null ? null : descriptorOf(node);
}

function descriptorOf(node: glassEasel.Element): ComponentDescriptor {
  const dom = toDom(node);
  const tree = () => node.asGeneralComponent()?.getShadowRoot() ?? null;
  return {
    selectComponent: (selector) => describeComponent(tree()?.querySelector(selector)),
    selectAllComponents: (selector) => (tree()?.querySelectorAll(selector) ?? []).map(descriptorOf),
    setStyle: (style) => {
      if (dom !== null) dom.style.cssText += `;${rewriteValue(styleText(style))}`;
    },
    addClass: (name) => void node.classList?.toggle(name, true),
    removeClass: (name) => void node.classList?.toggle(name, false),
    hasClass: (name) => node.classList?.contains(name) ?? false,
    getDataset: () => ({ ...(node.dataset as Record<string, unknown>) }),
    callMethod: (name, argument) => {
      const caller: unknown = ownerComponent(node)?.getMethodCaller();
      const method: unknown = caller && (caller as Record<string, unknown>)[name];
      if (typeof method !== 'function') throw new TypeError(`callMethod: no method "${name}"`);
      method.call(caller, argument);
    },
    triggerEvent: (type, detail) => node.triggerEvent(type, detail),
    requestAnimationFrame: (callback) => void window.requestAnimationFrame(callback),
    setTimeout: (callback, delayMs) => window.setTimeout(callback, delayMs),
    clearTimeout: (handle) => window.clearTimeout(handle),
    getState: () => {
      const state = states.get(node) ?? {};
      states.set(node, state);
      return state;
    },
    getBoundingClientRect: () => {
      const { left, top, width, height } = dom?.getBoundingClientRect() ?? new DOMRect();
      return { left, top, width, height };
    },
    getComputedStyle: (names) => {
      const computed = dom === null ? null : window.getComputedStyle(dom);
      return Object.fromEntries(
        names.map((name) => [name, computed?.getPropertyValue(name) ?? '']),
      );
    },
  };
}
