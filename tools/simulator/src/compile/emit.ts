import type { BundleMeta } from '../shared/bundle';
import { SHADOWED_GLOBALS } from '../shared/shadowed-globals';
import type { Graph } from './graph';
import { readScript } from './script';
import type { SourceTree } from './source-tree';

/** Names given to each module by the runtime, in this order (see `runtime/modules.ts`). */
const MODULE_PARAMETERS = 'require,module,exports,Page,Component,Behavior';

/** Names every module sees; anything of the browser that is not here is `undefined`. */
const SANDBOX_PARAMETERS =
  'wx,App,getApp,getCurrentPages,console,globalThis,global,' +
  'setTimeout,clearTimeout,setInterval,clearInterval';

function emitModule(
  tree: SourceTree,
  path: string,
  resolved: Readonly<Record<string, string>>,
): string {
  const source = tree.read(path) ?? '';
  const broken = readScript(path, source).problems[0];
  const body =
    broken === undefined
      ? source.replace(/\/\/# sourceMappingURL=.*$/gm, '')
      : `throw new SyntaxError(${JSON.stringify(`${path}: ${broken.message}`)});`;
  const code = `function(${MODULE_PARAMETERS}){"use strict";${body}\n}`;
  return `${JSON.stringify(path)}:[${JSON.stringify(resolved)},${code}]`;
}

/**
 * The script of a compiled mini-program. Modules sit in one sloppy function that takes the browser's
 * globals as parameters (a strict function may not be called with one named `eval`), each module in
 * a strict one, as on a phone.
 */
export function emitBundle(
  tree: SourceTree,
  graph: Graph,
  templates: string,
  meta: BundleMeta,
): string {
  const modules = [...graph.modules].map(([path, resolved]) => emitModule(tree, path, resolved));
  const parameters = `${SANDBOX_PARAMETERS},${SHADOWED_GLOBALS.join(',')}`;
  return [
    `__mpBoot(${JSON.stringify(meta)},`,
    `function(HOST){return ${templates}},`,
    `function(${parameters}){return {${modules.join(',\n')}}});`,
  ].join('\n');
}
