import { TmplGroup } from 'glass-easel-template-compiler';
import type { Problem } from '../shared/problem';
import { folderOf, joinPath } from '../shared/path';
import type { SourceTree } from './source-tree';
import { compileWxs } from './wxs';

interface TemplateFault {
  readonly isError: boolean;
  readonly message: string;
  readonly startLine: number;
  readonly startColumn: number;
}

/** All templates of a mini-program as one JavaScript expression. */
export interface TemplateResult {
  /** An expression that uses `HOST` (see `runtime/templates.ts`) and yields the template table. */
  readonly code: string;
  /** Tags used by each template file, by path without extension. */
  readonly tags: ReadonlyMap<string, ReadonlySet<string>>;
  readonly problems: readonly Problem[];
}

/** Binds the compiler's hooks and WXS's own functions to the runtime. */
const PRELUDE =
  'Q.A=HOST.changeProp;Q.C=HOST.onEvent;' +
  'var getRegExp=HOST.getRegExp,getDate=HOST.getDate,$constructorName=HOST.constructorName;';

const WITHOUT_EXTENSION = /\.(wxml|wxs)$/;

class TemplateCompiler {
  readonly problems: Problem[] = [];
  readonly tags = new Map<string, Set<string>>();
  private readonly group = new TmplGroup();
  private readonly scripts = new Set<string>();

  constructor(private readonly tree: SourceTree) {
    this.group.setExtraRuntimeScript(PRELUDE);
  }

  addTemplate(path: string, from?: string): void {
    if (this.tags.has(path)) return;
    const source = this.tree.read(`${path}.wxml`);
    if (source === undefined) {
      this.problems.push({
        code: 'template.missing',
        severity: 'error',
        message: `cannot find ${path}.wxml`,
        file: from ?? `${path}.wxml`,
      });
      return;
    }
    this.tags.set(path, new Set());
    const faults = this.group.addTmpl(path, source) as TemplateFault[];
    for (const fault of faults) {
      this.problems.push({
        code: 'template.syntax',
        severity: fault.isError ? 'error' : 'warning',
        message: fault.message,
        file: `${path}.wxml`,
        line: fault.startLine + 1,
        column: fault.startColumn + 1,
      });
    }
    if (faults.some((fault) => fault.isError)) return;
    for (const match of this.group.getTmplGenObject(path).matchAll(/\bE\("([^"]+)"/g)) {
      this.tags.get(path)?.add(match[1] ?? '');
    }
    this.addInlineScripts(path);
    for (const dependency of this.group.getDirectDependencies(path) as string[]) {
      this.addTemplate(dependency.replace(WITHOUT_EXTENSION, ''), `${path}.wxml`);
    }
    for (const script of this.group.getScriptDependencies(path) as string[]) {
      this.addScript(script.replace(WITHOUT_EXTENSION, ''), `${path}.wxml`);
    }
  }

  finish(): TemplateResult {
    const code = this.group.getTmplGenObjectGroups();
    this.group.free();
    return { code, tags: this.tags, problems: this.problems };
  }

  private addInlineScripts(path: string): void {
    for (const name of this.group.getInlineScriptModuleNames(path) as string[]) {
      const file = `${path}.wxml`;
      const code = this.rewrite(this.group.getInlineScript(path, name), file, folderOf(path));
      this.group.setInlineScript(path, name, code);
    }
  }

  private addScript(path: string, from: string): void {
    if (this.scripts.has(path)) return;
    this.scripts.add(path);
    const source = this.tree.read(`${path}.wxs`);
    if (source === undefined) {
      const message = `cannot find ${path}.wxs`;
      this.problems.push({ code: 'wxs.unresolved', severity: 'error', message, file: from });
      this.group.addScript(path, `throw new Error(${JSON.stringify(message)})`);
      return;
    }
    this.group.addScript(path, this.rewrite(source, `${path}.wxs`, folderOf(path)));
  }

  private rewrite(source: string, file: string, folder: string): string {
    const result = compileWxs(source);
    if (result.fault !== undefined) {
      this.problems.push({ code: 'wxs.syntax', severity: 'error', file, ...result.fault });
      return `throw new Error(${JSON.stringify(`${file}: ${result.fault.message}`)})`;
    }
    for (const request of result.requests) {
      this.addScript(joinPath(folder, request).replace(WITHOUT_EXTENSION, ''), file);
    }
    return result.code;
  }
}

/** Compiles the templates at `paths` (without extension) and all they import. */
export function compileTemplates(tree: SourceTree, paths: readonly string[]): TemplateResult {
  const compiler = new TemplateCompiler(tree);
  for (const path of paths) compiler.addTemplate(path);
  return compiler.finish();
}
