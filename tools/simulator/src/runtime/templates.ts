import * as glassEasel from 'glass-easel';
import { isUnknownEvent } from '../builtins/known-events';
import { rewriteValue } from '../shared/style-value';
import { toDom } from './dom';
import { toAppEvent } from './event-object';
import type { ProblemLog } from './problem-log';
import type { Scheduler } from './scheduler';
import { describeComponent } from './wxs-descriptor';

type Content = glassEasel.template.ComponentTemplate['content'];
type Wrapper = Parameters<ReturnType<Content>>[0];
type LvaluePath = readonly (string | number)[] | null | undefined;

/** The template table that the compiled code yields. */
export type TemplateTable = Readonly<Record<string, Content>>;

const EVENT_ATTRIBUTE = /^(capture-|mut-)?(bind|catch):?(.+)$/;
const BUILTIN_PREFIX = 'wx-';

/** `true` for the components the simulator brings along. */
export function isBuiltin(component: { readonly is: string }): boolean {
  return component.is.startsWith(BUILTIN_PREFIX);
}

const kebab = (name: string): string => name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`);
const camel = (name: string): string => name.replace(/-(.)/g, (_, c: string) => c.toUpperCase());

/** Native fields of WeChat carry their names themselves; a reader knows no element around them. */
const fieldOf = (dom: HTMLElement): HTMLElement | null =>
  dom.querySelector(':scope > input.mp-field, :scope > textarea.mp-field');

function mirror(element: glassEasel.Element, attribute: string, value: unknown): void {
  const dom = toDom(element);
  if (dom === null) return;
  const target = attribute.startsWith('aria-') ? (fieldOf(dom) ?? dom) : dom;
  if (value === undefined || value === null || typeof value === 'object')
    target.removeAttribute(attribute);
  else target.setAttribute(attribute, String(value));
}

/** Where WXS code is called with component descriptors instead of `this`. */
const isScriptPath = (path: LvaluePath): boolean => path?.[0] === 1 || path?.[0] === 2;

/**
 * Stands between compiled templates and glass-easel: lengths in styles, attributes that tests and
 * assistive technology read, handlers that do not exist, attributes nobody knows.
 */
export class TemplateHost {
  private readonly patched = new WeakSet<Wrapper>();

  constructor(
    private readonly problems: ProblemLog,
    private readonly scheduler: Scheduler,
  ) {}

  /** What compiled templates call `HOST`. */
  readonly hooks = {
    changeProp: (listener: (...args: unknown[]) => void, path: LvaluePath) =>
      isScriptPath(path)
        ? (value: unknown, old: unknown, host: glassEasel.Element, element: glassEasel.Element) =>
            listener(value, old, describeComponent(host), describeComponent(element))
        : listener,
    onEvent: (
      caller: unknown,
      event: glassEasel.ShadowedEvent<unknown>,
      listener: (...args: unknown[]) => unknown,
      path: LvaluePath,
    ): unknown => {
      const appEvent = toAppEvent(event);
      if (!isScriptPath(path)) return listener.call(caller, appEvent);
      const instance = describeComponent(event.currentTarget);
      return listener.call(null, { ...appEvent, instance }, describeComponent(caller));
    },
    getRegExp: (pattern: string, flags?: string): RegExp => new RegExp(pattern, flags),
    getDate: (...args: [number?]): Date =>
      args.length === 0 ? new Date() : Reflect.construct(Date, args),
    constructorName: (value: unknown): unknown =>
      value === null || value === undefined
        ? undefined
        : Object.prototype.toString.call(value).slice(8, -1),
  };

  /** Wraps one compiled template. */
  template(content: Content): glassEasel.template.ComponentTemplate {
    return {
      content: (name) => {
        const generate = content(name);
        return (wrapper, ...rest) => generate(this.patch(wrapper), ...rest);
      },
    };
  }

  private patch(wrapper: Wrapper): Wrapper {
    if (this.patched.has(wrapper)) return wrapper;
    this.patched.add(wrapper);
    const { d, i, r, v, y } = wrapper;
    wrapper.y = (element, style) => y(element, rewriteValue(String(style ?? '')));
    wrapper.i = (element, id) => {
      i(element, id);
      mirror(element, 'wx-id', id);
    };
    wrapper.d = (element, name, value) => {
      d(element, name, value);
      mirror(element, `data-${kebab(name)}`, value);
    };
    wrapper.v = (element, type, handler, ...rest) => {
      if (type === 'longpress' || type === 'longtap') mirror(element, 'mp-on-longpress', '');
      this.checkEvent(element, type);
      const named = typeof handler === 'string' && handler !== '';
      v(element, type, named ? this.handlerFor(element, type, handler) : handler, ...rest);
    };
    wrapper.r = (element, name, value, model, path) => {
      const event = EVENT_ATTRIBUTE.exec(name);
      if (name.startsWith('aria-') || name === 'role') mirror(element, name, value);
      // What WeChat makes of it.
      if (name === 'aria-role') mirror(element, 'role', value);
      if (event !== null && !hasProperty(element, name)) {
        const [, prefix = '', kind, type = ''] = event;
        wrapper.v(
          element,
          type,
          value,
          kind === 'catch',
          prefix === 'mut-',
          prefix === 'capture-',
          true,
          path,
        );
      } else if (name === 'hidden' && !hasProperty(element, 'hidden')) {
        toDom(element)?.toggleAttribute('hidden', Boolean(value));
      } else if (this.accepts(element, name)) {
        r(element, name, value, model, path);
      }
    };
    return wrapper;
  }

  private handlerFor(element: glassEasel.Element, type: string, name: string) {
    const { problems, scheduler } = this;
    return function (this: unknown, event: unknown): unknown {
      const host = element.ownerShadowRoot?.getHostNode();
      const method = host && glassEasel.Component.getMethod(host, name);
      if (method === undefined) {
        const message = `"${host?.is}" has no method "${name}" to handle event "${type}"`;
        problems.report({ code: 'event.no-handler', severity: 'error', message });
        return undefined;
      }
      let result: unknown;
      scheduler.run(() => (result = method.call(this, event)));
      return result;
    };
  }

  private checkEvent(element: glassEasel.Element, type: string): void {
    if (!glassEasel.Component.isComponent(element) || !isBuiltin(element)) return;
    const tag = element.is.slice(BUILTIN_PREFIX.length);
    if (!isUnknownEvent(tag, type)) return;
    this.problems.report({
      code: 'event.unknown',
      severity: 'warning',
      message: `<${tag}> has no event "${type}"`,
      file: element.ownerShadowRoot?.getHostNode().is ?? '',
    });
  }

  private accepts(element: glassEasel.Element, name: string): boolean {
    if (!glassEasel.Component.isComponent(element)) return false;
    if (hasProperty(element, name) || element.hasExternalClass(name)) return true;
    if (name.startsWith('aria-') || name === 'role') return false;
    this.problems.report({
      code: 'property.unknown',
      severity: 'warning',
      message: `<${kebab(element.tagName)}> has no property "${name}"`,
      file: element.ownerShadowRoot?.getHostNode().is ?? '',
    });
    return false;
  }
}

function hasProperty(element: glassEasel.Element, name: string): boolean {
  return (
    glassEasel.Component.isComponent(element) &&
    glassEasel.Component.hasProperty(element, camel(name))
  );
}
