import * as adapter from 'glass-easel-miniprogram-adapter';
import type { BundleMeta, ComponentConfig } from '../shared/bundle';
import type { Definers, ModuleLoader } from './modules';
import type { ProblemLog } from './problem-log';
import { copyAcrossBridge } from './serialise';
import type { DataFault } from './serialise';
import type { TemplateHost, TemplateTable } from './templates';

/** What the compiled bundle says about pages and components, besides their code. */
export interface SpaceSource {
  readonly meta: BundleMeta;
  readonly templates: TemplateTable;
}

const FORM_BEHAVIORS = [
  'wx://form-field',
  'wx://form-field-group',
  'wx://form-field-button',
  'wx://component-export',
];

/** Registers pages and components with glass-easel, each when it is first needed. */
export class AppSpace {
  readonly environment = new adapter.MiniProgramEnv();
  readonly space = this.environment.createCodeSpace('', true);
  private readonly defined = new Set<string>();
  private readonly prepared = new Set<string>();
  private readonly namedBehaviors = new Map<string, unknown>();
  private loader: ModuleLoader | undefined;

  constructor(
    private readonly source: SpaceSource,
    private readonly templates: TemplateHost,
    private readonly problems: ProblemLog,
  ) {}

  attachLoader(loader: ModuleLoader): void {
    this.loader = loader;
  }

  /** Runs the module of a page or component, after those of the components it uses. */
  prepare(path: string): void {
    if (this.prepared.has(path)) return;
    this.prepared.add(path);
    const config = this.source.meta.configs[path];
    if (config === undefined) return;
    this.addStatics(path, config);
    for (const used of Object.values(config.usingComponents)) this.prepare(used.replace(/^\//, ''));
    try {
      this.loader?.require(`${path}.js`);
    } catch (error) {
      this.problems.exception(error, `${path}.js`);
    }
    if (!this.defined.has(path)) {
      const message = 'neither Page() nor Component() was called';
      this.problems.report({
        code: 'component.missing',
        severity: 'error',
        message,
        file: `${path}.js`,
      });
      this.space.component(path).register();
    }
  }

  /** The constructors a module at `path` sees. */
  definersFor(path: string): Definers {
    return {
      Page: (definition) => {
        this.define(path, 'Page');
        const builder = this.space.component(path);
        builder.pageDefinition(
          this.clean(path, definition) as adapter.types.PageDefinition<
            Record<string, unknown>,
            Record<string, unknown>
          >,
        );
        builder.register();
      },
      Component: (definition) => {
        this.define(path, 'Component');
        const builder = this.space.component(path);
        builder.definition(
          this.clean(path, definition) as adapter.types.GeneralComponentDefinition,
        );
        return builder.register();
      },
      Behavior: (definition) => {
        const builder = this.space.behavior();
        builder.definition(
          this.clean(path, definition) as adapter.types.GeneralComponentDefinition,
        );
        return builder.register();
      },
    };
  }

  private define(path: string, by: string): void {
    if (this.source.meta.configs[path] === undefined) {
      throw new Error(`${by}() called in ${path}.js, which is no page or component`);
    }
    if (this.defined.has(path)) throw new Error(`${by}() called twice in ${path}.js`);
    this.defined.add(path);
  }

  private addStatics(path: string, config: ComponentConfig): void {
    const { usingComponents, componentGenerics, componentPlaceholder, pureDataPattern } = config;
    const isPage = this.source.meta.pages.includes(path);
    const scope = this.source.meta.scopes[path];
    this.space.addComponentStaticConfig(path, {
      usingComponents,
      component: !isPage,
      ...(componentGenerics && { componentGenerics }),
      ...(componentPlaceholder && { componentPlaceholder }),
      ...(pureDataPattern && { pureDataPattern }),
      ...(!isPage &&
        config.styleIsolation && {
          styleIsolation: config.styleIsolation as adapter.types.StyleIsolation,
        }),
      ...(config.addGlobalClass && { addGlobalClass: true }),
    });
    if (scope !== undefined) this.space.addStyleSheet(path, undefined, scope);
    const content = this.source.templates[path];
    if (content !== undefined)
      this.space.addCompiledTemplate(path, this.templates.template(content));
  }

  /** Initial data crosses to the view as `setData` does; named behaviors are looked up. */
  private clean(path: string, definition: Record<string, unknown>): Record<string, unknown> {
    const result = { ...definition };
    if (typeof result['data'] === 'object' && result['data'] !== null) {
      const faults: DataFault[] = [];
      result['data'] = copyAcrossBridge(result['data'], '', faults);
      reportFaults(this.problems, `${path}.js`, 'data', faults);
    }
    if (Array.isArray(result['behaviors'])) {
      result['behaviors'] = result['behaviors'].map((one: unknown) => this.behavior(path, one));
    }
    return result;
  }

  private behavior(path: string, behavior: unknown): unknown {
    if (typeof behavior !== 'string') return behavior;
    if (!FORM_BEHAVIORS.includes(behavior)) {
      const message = `unknown behavior "${behavior}"`;
      this.problems.report({
        code: 'component.unknown',
        severity: 'error',
        message,
        file: `${path}.js`,
      });
    }
    const known = this.namedBehaviors.get(behavior) ?? this.formBehavior(behavior);
    this.namedBehaviors.set(behavior, known);
    return known;
  }

  private formBehavior(name: string): unknown {
    const behavior = this.space.behavior();
    if (name !== 'wx://form-field') return behavior.register();
    return behavior.definition({ properties: { name: String, value: null } }).register();
  }
}

/** Reports what could not cross to the view. */
export function reportFaults(
  problems: ProblemLog,
  file: string,
  call: string,
  faults: readonly DataFault[],
): void {
  for (const { path, what } of faults) {
    problems.report({
      code: 'data.not-serialisable',
      severity: what === 'undefined' ? 'warning' : 'error',
      message: `${call}: "${path}" is ${what} and cannot cross to the view`,
      file,
    });
  }
}
