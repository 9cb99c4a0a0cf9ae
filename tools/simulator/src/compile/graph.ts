import type { ComponentConfig } from '../shared/bundle';
import type { Problem } from '../shared/problem';
import type { AppConfig, SubPackage } from './project';
import { readJson } from './project';
import { resolveComponent, resolveModule } from './resolve';
import { readScript } from './script';
import type { SourceTree } from './source-tree';

/** Everything a mini-program is made of, found by following it from `app.json`. */
export interface Graph {
  readonly pages: readonly string[];
  readonly subpackageOf: Readonly<Record<string, string>>;
  /** JSON of pages and components, by path without extension. */
  readonly configs: ReadonlyMap<string, ComponentConfig>;
  /** Requests of each module and the module they mean. */
  readonly modules: ReadonlyMap<string, Readonly<Record<string, string>>>;
  /** Why a module does not parse, by path. */
  readonly brokenModules: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
}

class GraphWalker {
  readonly configs = new Map<string, ComponentConfig>();
  readonly modules = new Map<string, Record<string, string>>();
  readonly brokenModules = new Map<string, string>();
  readonly problems: Problem[] = [];

  constructor(
    private readonly tree: SourceTree,
    private readonly appComponents: Readonly<Record<string, string>>,
  ) {}

  addPage(path: string): boolean {
    if (!this.tree.has(`${path}.wxml`) || !this.tree.has(`${path}.js`)) {
      const message = `page "${path}" of app.json has no ${path}.js and .wxml`;
      this.problems.push({ code: 'page.missing', severity: 'error', message, file: 'app.json' });
      return false;
    }
    this.addComponent(path);
    return true;
  }

  addModule(path: string): string | undefined {
    if (this.modules.has(path)) return undefined;
    const resolved: Record<string, string> = {};
    this.modules.set(path, resolved);
    const facts = readScript(path, this.tree.read(path) ?? '');
    for (const problem of facts.problems) {
      this.problems.push(problem);
      this.brokenModules.set(path, problem.message);
    }
    for (const request of facts.requests) {
      const target = resolveModule(this.tree, path, request);
      if (target === undefined) {
        const message = `cannot resolve require('${request}')`;
        this.problems.push({ code: 'script.unresolved', severity: 'error', message, file: path });
      } else {
        resolved[request] = target;
        this.addModule(target);
      }
    }
    return facts.styleIsolation;
  }

  private addComponent(path: string): void {
    if (this.configs.has(path)) return;
    const file = `${path}.json`;
    const raw = this.tree.has(file) ? readJson(this.tree, file, this.problems) : {};
    const config: ComponentConfig = { ...(raw as Partial<ComponentConfig>), usingComponents: {} };
    this.configs.set(path, config);
    if (!this.tree.has(`${path}.js`)) {
      const message = `component "${path}" has no .js`;
      this.problems.push({ code: 'component.missing', severity: 'error', message, file });
    } else {
      const styleIsolation = this.addModule(`${path}.js`);
      if (styleIsolation !== undefined) config.styleIsolation ??= styleIsolation;
    }
    const own = (raw['usingComponents'] ?? {}) as Record<string, string>;
    for (const [tag, request] of Object.entries(this.appComponents)) {
      if (!(tag in own)) this.useComponent(config, tag, request, 'app');
    }
    for (const [tag, request] of Object.entries(own)) this.useComponent(config, tag, request, path);
  }

  private useComponent(config: ComponentConfig, tag: string, request: string, owner: string): void {
    const target = resolveComponent(this.tree, owner, request);
    if (target === undefined) {
      const message = `usingComponents: cannot find "${request}" of <${tag}>`;
      const file = `${owner}.json`;
      if (this.problems.some((known) => known.message === message && known.file === file)) return;
      this.problems.push({ code: 'component.missing', severity: 'error', message, file });
      return;
    }
    config.usingComponents[tag] = `/${target}`;
    this.addComponent(target);
  }
}

/** Follows pages, components and modules from `app.json`. */
export function walkGraph(tree: SourceTree, app: AppConfig): Graph {
  const walker = new GraphWalker(tree, app.usingComponents ?? {});
  if (tree.has('app.js')) walker.addModule('app.js');
  const subpackageOf: Record<string, string> = {};
  const pages: string[] = [];
  for (const page of app.pages ?? []) if (walker.addPage(page)) pages.push(page);
  const subpackages: SubPackage[] = app.subPackages ?? app.subpackages ?? [];
  for (const { root, pages: names } of subpackages) {
    const folder = root.replace(/^\/|\/$/g, '');
    for (const name of names) {
      const page = `${folder}/${name}`;
      if (!walker.addPage(page)) continue;
      subpackageOf[page] = folder;
      pages.push(page);
    }
  }
  const { configs, modules, brokenModules, problems } = walker;
  return { pages, subpackageOf, configs, modules, brokenModules, problems };
}
