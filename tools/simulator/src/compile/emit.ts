import type { BundleMeta } from '../shared/bundle';
import { SHADOWED_GLOBALS } from '../shared/shadowed-globals';
import type { Graph } from './graph';
import type { SourceTree } from './source-tree';

/** Names given to each module by the runtime, in this order (see `runtime/modules.ts`). */
const MODULE_PARAMETERS = 'require,module,exports,Page,Component,Behavior';

/** Names every module sees; anything of the browser that is not here is `undefined`. */
const SANDBOX_PARAMETERS =
  'wx,App,getApp,getCurrentPages,console,globalThis,global,' +
  'setTimeout,clearTimeout,setInterval,clearInterval';

function emitModule(tree: SourceTree, graph: Graph, path: string): string {
  const broken = graph.brokenModules.get(path);
  const body =
    broken === undefined
      ? (tree.read(path) ?? '').replace(/\/\/# sourceMappingURL=.*$/gm, '')
      : `throw new SyntaxError(${JSON.stringify(`${path}: ${broken}`)});`;
  const code = `function(${MODULE_PARAMETERS}){"use strict";${body}\n}`;
  return `${JSON.stringify(path)}:[${JSON.stringify(graph.modules.get(path))},${code}]`;
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
  const modules = [...graph.modules.keys()].map((path) => emitModule(tree, graph, path));
  const parameters = `${SANDBOX_PARAMETERS},${SHADOWED_GLOBALS.join(',')}`;
  return [
    `__mpBoot(${JSON.stringify(meta)},`,
    `function(HOST){return ${templates}},`,
    `function(${parameters}){return {${modules.join(',\n')}}});`,
  ].join('\n');
}
