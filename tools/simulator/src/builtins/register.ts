import type * as glassEasel from 'glass-easel';
import { make, toBackend, toDom } from '../runtime/dom';
import type { Host } from '../runtime/host';
import { folderOf, joinPath } from '../shared/path';
import type { Builtin, BuiltinContext, BuiltinView, PropertyDefault } from './builtin';
import { markBuiltin } from './live';
import { BUILTINS } from './table';

function propertyType(value: PropertyDefault) {
  if (typeof value === 'string') return String;
  if (typeof value === 'number') return Number;
  if (typeof value === 'boolean') return Boolean;
  return value === null ? null : Array;
}

/** Files written in a template are relative to the component (or page) the template is of. */
function resolveSource(node: glassEasel.Element, host: Host, path: string): string {
  if (path === '' || /^[a-z]+:|^\/\//i.test(path)) return path === '' ? '' : host.files.urlOf(path);
  const owner = node.ownerShadowRoot?.getHostNode().is ?? '';
  return host.files.urlOf(joinPath(folderOf(owner), path));
}

function createContext(
  node: glassEasel.GeneralComponent,
  root: HTMLElement,
  host: Host,
): BuiltinContext {
  const data = (): Record<string, unknown> => node.data as Record<string, unknown>;
  return {
    root,
    node,
    host,
    text: (name) => String(data()[name] ?? ''),
    number: (name) => Number(data()[name]),
    flag: (name) => Boolean(data()[name]),
    value: (name) => data()[name],
    set: (name, value) => node.setData({ [name]: value }),
    source: (path) => resolveSource(node, host, path),
    emit: (type, detail = {}, options = {}) => {
      let returned: unknown;
      node.triggerEvent(type, detail, {
        ...options,
        handleListenerReturn: (result) => {
          returned = result;
        },
      });
      return returned;
    },
    toggleClasses: (names, on) => {
      for (const name of names.split(/\s+/)) if (name !== '') node.classList?.toggle(name, on);
    },
  };
}

class BuiltinInstance implements glassEasel.templateEngine.TemplateInstance {
  readonly shadowRoot: glassEasel.ExternalShadowRoot;
  readonly view: BuiltinView;
  private readonly names: string[];

  constructor(tag: string, builtin: Builtin, node: glassEasel.GeneralComponent, host: Host) {
    const root = toDom(node) ?? make('div');
    const context = createContext(node, root, host);
    this.names = Object.keys(builtin.properties);
    this.view = builtin.create(context);
    markBuiltin(root, { tag, view: this.view, context });
    this.shadowRoot = {
      root: toBackend(root),
      slot: toBackend(this.view.slot ?? root),
      getIdMap: () => ({}),
      handleEvent: () => {},
      setListener: () => {},
    };
  }

  initValues(): void {
    this.view.update?.(new Set(this.names));
  }

  updateValues(_: unknown, changes: glassEasel.DataChange[]): void {
    this.view.update?.(new Set(changes.map(([path]) => String(path[0]))));
  }
}

function define(tag: string, builtin: Builtin, host: Host, space: glassEasel.ComponentSpace): void {
  const properties = Object.fromEntries(
    Object.entries(builtin.properties).map(([name, value]) => [
      name,
      { type: propertyType(value), value },
    ]),
  );
  const instances = new WeakMap<object, BuiltinInstance>();
  const viewOf = (node: object): BuiltinView | undefined => instances.get(node)?.view;
  const definition = space.defineComponent({
    is: `wx-${tag}`,
    options: {
      externalComponent: true,
      templateEngine: {
        create: () => ({
          createInstance: (node) => {
            const instance = new BuiltinInstance(tag, builtin, node, host);
            instances.set(node, instance);
            return instance;
          },
        }),
      },
    },
    properties: properties as glassEasel.typeUtils.PropertyList,
    lifetimes: {
      attached(this: object) {
        viewOf(this)?.attached?.();
      },
      detached(this: object) {
        viewOf(this)?.detached?.();
      },
    },
  });
  space.setGlobalUsingComponent(tag, definition.general());
}

/** Makes every built-in component known to `space`. */
export function registerBuiltins(space: glassEasel.ComponentSpace, host: Host): void {
  for (const [tag, builtin] of Object.entries(BUILTINS)) define(tag, builtin, host, space);
}
