import type * as glassEasel from 'glass-easel';
import type { Host } from '../runtime/host';
import type { LiveOperations } from '../wx/live-context';

/** Default value of a property; its type is the property's type, `null` takes anything. */
export type PropertyDefault = string | number | boolean | readonly unknown[] | null;

/** What a built-in component gets to work with. */
export interface BuiltinContext {
  /** The component's own element, such as `<wx-view>`. */
  readonly root: HTMLElement;
  readonly node: glassEasel.GeneralComponent;
  readonly host: Host;
  text(name: string): string;
  number(name: string): number;
  flag(name: string): boolean;
  value(name: string): unknown;
  /** Changes an own property, as input by the user does; `model:` bindings follow. */
  set(name: string, value: unknown): void;
  /** Triggers an event that does not bubble; returns what the handler returned, if anything. */
  emit(type: string, detail?: unknown, options?: { bubbles?: boolean }): unknown;
  /** Address the browser can load, from one written in the template of the component around. */
  source(path: string): string;
  /** Adds or removes classes as written in the template around (`hover-class` and the like). */
  toggleClasses(names: string, on: boolean): void;
}

/** A live built-in component. */
export interface BuiltinView {
  /** Where children go; the root when left out. */
  readonly slot?: HTMLElement;
  /** Called once with every property, then with those that changed. */
  update?(changed: ReadonlySet<string>): void;
  attached?(): void;
  detached?(): void;
  /** Acts as if the user had tapped it; used by `label`. */
  activate?(): void;
  /** The value it contributes to a `form`. */
  formValue?(): unknown;
  formReset?(): void;
  /** What the component's context object does, for those that have one. */
  operations?(): LiveOperations;
  /** What `NodesRef.context` and `.node` give for it. */
  context?(): Record<string, unknown>;
}

/** A kind of built-in component. */
export interface Builtin {
  readonly properties: Readonly<Record<string, PropertyDefault>>;
  /** Its own events; with a list, handlers for events that never come are reported. */
  readonly events?: readonly string[];
  create(context: BuiltinContext): BuiltinView;
}
