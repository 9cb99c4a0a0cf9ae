import { createHash } from 'node:crypto';
import type { BundleMeta, ComponentConfig } from '../shared/bundle';
import { AVAILABLE_TAGS, LATER_TAGS } from '../shared/builtin-tags';
import type { Problem } from '../shared/problem';
import { emitBundle } from './emit';
import { walkGraph } from './graph';
import type { Graph } from './graph';
import { readJson } from './project';
import type { AppConfig, ProjectConfig } from './project';
import type { SourceTree } from './source-tree';
import { compileTemplates } from './wxml';
import { compileWxss } from './wxss';
import type { StyleOwner } from './wxss';

/** A mini-program made ready for the browser. */
export interface CompiledApp {
  readonly script: string;
  readonly style: string;
  readonly meta: BundleMeta;
  readonly problems: readonly Problem[];
}

const SHARED = new Set(['shared', 'page-shared']);

/** Readable and unique: the last part of the path and a few digits of its hash. */
function scopeName(path: string): string {
  const hash = createHash('sha256').update(path).digest('hex').slice(0, 5);
  return `${path.split('/').pop() ?? 'x'}-${hash}`;
}

function styleOwner(path: string, config: ComponentConfig, pages: ReadonlySet<string>): StyleOwner {
  if (pages.has(path)) return { kind: 'page', path };
  if (config.styleIsolation !== undefined && SHARED.has(config.styleIsolation)) {
    return { kind: 'shared-component' };
  }
  return { kind: 'component', scope: scopeName(path) };
}

function compileStyles(tree: SourceTree, graph: Graph) {
  const pages = new Set(graph.pages);
  const problems: Problem[] = [];
  const scopes: Record<string, string> = {};
  const ofComponents: string[] = [];
  const ofPages: string[] = [];
  const add = (file: string, owner: StyleOwner, sheets: string[]): void => {
    const result = compileWxss(tree, file, owner);
    problems.push(...result.problems);
    if (result.css !== '') sheets.push(`/* ${file} */\n${result.css}`);
  };
  const ofApp: string[] = [];
  add('app.wxss', { kind: 'app' }, ofApp);
  for (const [path, config] of graph.configs) {
    const owner = styleOwner(path, config, pages);
    if (owner.kind === 'component') scopes[path] = owner.scope;
    add(`${path}.wxss`, owner, owner.kind === 'page' ? ofPages : ofComponents);
  }
  return { css: [...ofApp, ...ofComponents, ...ofPages].join('\n'), scopes, problems };
}

function checkTags(graph: Graph, tags: ReadonlyMap<string, ReadonlySet<string>>): Problem[] {
  const problems: Problem[] = [];
  for (const [path, used] of tags) {
    const config = graph.configs.get(path);
    if (config === undefined) continue;
    for (const tag of used) {
      const own = tag in config.usingComponents || tag in (config.componentGenerics ?? {});
      if (own || AVAILABLE_TAGS.has(tag)) continue;
      const file = `${path}.wxml`;
      problems.push(
        LATER_TAGS.has(tag)
          ? {
              code: 'component.unavailable',
              severity: 'error',
              message: `<${tag}> is not yet available in the simulator`,
              file,
            }
          : {
              code: 'component.unknown',
              severity: 'error',
              message: `unknown component <${tag}>`,
              file,
            },
      );
    }
  }
  return problems;
}

/** Compiles the mini-program in `tree`; faults are collected, never thrown. */
export function compileApp(tree: SourceTree, project: ProjectConfig): CompiledApp {
  const problems: Problem[] = [];
  const app = readJson(tree, 'app.json', problems) as AppConfig;
  const graph = walkGraph(tree, app);
  const styles = compileStyles(tree, graph);
  const templates = compileTemplates(tree, [...graph.configs.keys()]);
  problems.push(...graph.problems, ...styles.problems, ...templates.problems);
  problems.push(...checkTags(graph, templates.tags));
  const theme = app.themeLocation === undefined ? {} : readJson(tree, app.themeLocation, problems);
  const entryPage = app.entryPagePath?.replace(/\.html$/, '') ?? graph.pages[0];
  if (entryPage === undefined) {
    const message = 'app.json names no page that exists';
    problems.push({ code: 'page.missing', severity: 'error', message, file: 'app.json' });
  }
  const meta: BundleMeta = {
    appId: project.appId,
    window: app.window ?? {},
    tabBar: app.tabBar ?? null,
    darkmode: app.darkmode === true,
    themes: { light: {}, dark: {}, ...theme },
    backgroundModes: app.requiredBackgroundModes ?? [],
    networkTimeout: app.networkTimeout ?? {},
    pages: graph.pages,
    subpackageOf: graph.subpackageOf,
    entryPage: entryPage ?? '',
    configs: Object.fromEntries(graph.configs),
    scopes: styles.scopes,
    lazyCodeLoading: app.lazyCodeLoading === 'requiredComponents',
    urlCheck: project.urlCheck,
    problems,
  };
  const script = emitBundle(tree, graph, templates.code, meta);
  return { script, style: styles.css, meta, problems };
}
