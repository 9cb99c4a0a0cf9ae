import { ancestorsOf, folderOf, joinPath } from '../shared/path';
import type { SourceTree } from './source-tree';

const isPathLike = (request: string): boolean => /^\.{0,2}\//.test(request);

function asModule(tree: SourceTree, path: string): string | undefined {
  const candidates = path.endsWith('.js') ? [path] : [`${path}.js`, `${path}/index.js`];
  return candidates.find((candidate) => tree.has(candidate));
}

/**
 * Finds what `require(request)` in `from` means to WeChat: a relative or absolute path, or a
 * package in the nearest `miniprogram_npm` upwards.
 *
 * @returns path of the module from the root, or `undefined`.
 */
export function resolveModule(tree: SourceTree, from: string, request: string): string | undefined {
  const folder = folderOf(from);
  if (isPathLike(request)) return asModule(tree, joinPath(folder, request));
  for (const ancestor of ancestorsOf(folder)) {
    const found = asModule(tree, joinPath(ancestor, `miniprogram_npm/${request}`));
    if (found !== undefined) return found;
  }
  return undefined;
}

function asComponent(tree: SourceTree, path: string): string | undefined {
  return [path, `${path}/index`].find((candidate) => tree.has(`${candidate}.json`));
}

/**
 * Finds a component named in `usingComponents` of `owner` (a path without extension).
 *
 * @returns path without extension, or `undefined`.
 */
export function resolveComponent(
  tree: SourceTree,
  owner: string,
  request: string,
): string | undefined {
  const folder = folderOf(owner);
  if (!isPathLike(request)) {
    for (const ancestor of ancestorsOf(folder)) {
      const found = asComponent(tree, joinPath(ancestor, `miniprogram_npm/${request}`));
      if (found !== undefined) return found;
    }
  }
  return asComponent(tree, joinPath(folder, request));
}
