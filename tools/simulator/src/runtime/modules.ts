import type { ProblemLog } from './problem-log';

/** Constructors bound to the path of the module that calls them. */
export interface Definers {
  readonly Page: (definition: Record<string, unknown>) => void;
  readonly Component: (definition: Record<string, unknown>) => unknown;
  readonly Behavior: (definition: Record<string, unknown>) => unknown;
}

interface Require {
  (request: string): unknown;
  /** Loads the package of the module first; base library 2.17.3. */
  async?: (request: string) => Promise<unknown>;
}

type ModuleFunction = (
  this: undefined,
  require: Require,
  module: { exports: unknown },
  exports: unknown,
  Page: Definers['Page'],
  Component: Definers['Component'],
  Behavior: Definers['Behavior'],
) => void;

/** Path → what its `require` calls mean, and its code. */
export type ModuleTable = Readonly<
  Record<string, readonly [resolved: Readonly<Record<string, string>>, run: ModuleFunction]>
>;

/** CommonJS as in a mini-program: requests were resolved when compiling. */
export class ModuleLoader {
  private readonly loaded = new Map<string, { exports: unknown }>();

  constructor(
    private readonly table: ModuleTable,
    private readonly definersFor: (path: string) => Definers,
    private readonly problems: ProblemLog,
  ) {}

  has(path: string): boolean {
    return path in this.table;
  }

  require(path: string): unknown {
    const known = this.loaded.get(path);
    if (known !== undefined) return known.exports;
    const entry = this.table[path];
    if (entry === undefined) throw new Error(`module "${path}" is not defined`);
    const [resolved, run] = entry;
    const module: { exports: unknown } = { exports: {} };
    this.loaded.set(path, module);
    const definers = this.definersFor(path.replace(/\.js$/, ''));
    const require: Require = (request) => {
      const target = resolved[request];
      if (target !== undefined) return this.require(target);
      const message = `cannot resolve require('${request}')`;
      this.problems.report({ code: 'script.unresolved', severity: 'error', message, file: path });
      throw new Error(`${path}: ${message}`);
    };
    require.async = async (request) => {
      // A package that is not here yet never answers at once.
      await Promise.resolve();
      return require(request);
    };
    try {
      const { Page, Component, Behavior } = definers;
      run.call(undefined, require, module, module.exports, Page, Component, Behavior);
    } catch (error) {
      this.loaded.delete(path);
      throw error;
    }
    return module.exports;
  }
}
