import { parse } from 'postcss';
import type { AtRule, ChildNode, Root } from 'postcss';
import type { Problem } from '../shared/problem';
import { folderOf, joinPath } from '../shared/path';
import { scopeSelector } from './wxss-selector';
import type { SelectorScope } from './wxss-selector';
import { rewriteValue } from '../shared/style-value';
import type { SourceTree } from './source-tree';

/** Whose styles these are: they decide how selectors are confined. */
export type StyleOwner =
  | { readonly kind: 'app' }
  | { readonly kind: 'page'; readonly path: string }
  | { readonly kind: 'component'; readonly scope: string }
  | { readonly kind: 'shared-component' };

/** CSS for the browser and what was wrong on the way. */
export interface StyleResult {
  readonly css: string;
  readonly problems: readonly Problem[];
}

const DARK_QUERY = /\(\s*prefers-color-scheme\s*:\s*(dark|light)\s*\)/i;

function selectorScope(owner: StyleOwner): SelectorScope {
  if (owner.kind === 'component') return { classPrefix: `${owner.scope}--`, host: owner.scope };
  if (owner.kind === 'page') return { within: `[is="${owner.path}"]` };
  return {};
}

class StyleCompiler {
  readonly problems: Problem[] = [];
  private readonly open: string[] = [];

  constructor(
    private readonly tree: SourceTree,
    private readonly owner: StyleOwner,
  ) {}

  compile(file: string): Root | undefined {
    const source = this.tree.read(file);
    if (source === undefined) return undefined;
    let root: Root;
    try {
      root = parse(source, { from: file });
    } catch (error) {
      const fault = error as { reason?: string; line?: number; column?: number };
      this.report('style.syntax', file, fault.reason ?? String(error), fault.line);
      return undefined;
    }
    this.open.push(file);
    this.inlineImports(root, file);
    this.open.pop();
    return root;
  }

  transform(root: Root): void {
    root.walkDecls((declaration) => {
      const file = declaration.source?.input.from;
      const local = /url\((?!\s*['"]?(?:data:|https?:|\/\/|#))/i.test(declaration.value);
      if (local && declaration.parent?.type === 'rule') {
        const line = declaration.source?.start?.line;
        this.report(
          'style.local-resource',
          file,
          `WXSS cannot use local files: ${declaration.value}`,
          line,
        );
      }
      declaration.value = rewriteValue(declaration.value);
    });
    this.confine(root);
    this.liftThemes(root);
  }

  private confine(root: Root): void {
    const scope = selectorScope(this.owner);
    root.walkRules((rule) => {
      if (rule.parent?.type === 'atrule' && /keyframes$/.test((rule.parent as AtRule).name)) return;
      const result = scopeSelector(rule.selector, scope);
      for (const word of result.tagsOrIds) {
        if (this.owner.kind !== 'component') break;
        const message = `"${word}": a component's styles should only use class selectors`;
        this.report(
          'style.selector',
          rule.source?.input.from,
          message,
          rule.source?.start?.line,
          'warning',
        );
      }
      rule.selector = result.selector;
    });
  }

  /** The simulator's theme is an attribute of the root element, so that a switch needs no emulation. */
  private liftThemes(root: Root): void {
    root.walkAtRules('media', (media) => {
      const theme = DARK_QUERY.exec(media.params)?.[1]?.toLowerCase();
      if (theme === undefined) return;
      media.walkRules((rule) => {
        rule.selectors = rule.selectors.map((one) => `:where([data-theme="${theme}"]) ${one}`);
      });
      const rest = media.params
        .replace(DARK_QUERY, '')
        .replace(/^\s*and\b|\band\s*$|\band\s+(?=and\b)/gi, '')
        .trim();
      if (rest === '' || rest === 'screen' || rest === 'all') unwrap(media);
      else media.params = rest;
    });
  }

  private inlineImports(root: Root, file: string): void {
    root.walkAtRules('import', (rule) => {
      const request = /^(?:url\()?\s*['"]?([^'")]+)/.exec(rule.params)?.[1]?.trim();
      const target = request === undefined ? undefined : joinPath(folderOf(file), request);
      if (target === undefined || !this.tree.has(target)) {
        this.report('style.import', file, `cannot find ${rule.params}`, rule.source?.start?.line);
        rule.remove();
      } else if (this.open.includes(target)) {
        rule.remove();
      } else {
        const imported = this.compile(target);
        if (imported === undefined) rule.remove();
        else rule.replaceWith(...imported.nodes);
      }
    });
  }

  private report(
    code: Problem['code'],
    file: string | undefined,
    message: string,
    line?: number,
    severity: Problem['severity'] = 'error',
  ): void {
    this.problems.push({ code, severity, message, ...(file && { file }), ...(line && { line }) });
  }
}

function unwrap(container: AtRule): void {
  const nodes: ChildNode[] = container.nodes ?? [];
  if (nodes.length === 0) container.remove();
  else container.replaceWith(...nodes.map((node) => node.clone()));
}

/** Compiles one WXSS file (with its imports) to CSS: units, scopes, themes. */
export function compileWxss(tree: SourceTree, file: string, owner: StyleOwner): StyleResult {
  const compiler = new StyleCompiler(tree, owner);
  const root = compiler.compile(file);
  if (root === undefined) return { css: '', problems: compiler.problems };
  compiler.transform(root);
  return { css: root.toString(), problems: compiler.problems };
}
