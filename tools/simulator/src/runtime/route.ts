import { folderOf, joinPath } from '../shared/path';

/** A page and what it is opened with. */
export interface Route {
  /** Path from the root, without a leading slash. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
}

/** Parses `pages/a/a?x=1` (absolute, or relative to the page at `from`). */
export function parseRoute(url: string, from = ''): Route {
  const [target = '', search = ''] = url.split(/\?(.*)/s);
  const path = joinPath(folderOf(from), target).replace(/\.html$/, '');
  const query: Record<string, string> = {};
  for (const pair of search.split('&')) {
    if (pair === '') continue;
    const [name = '', value = ''] = pair.split(/=(.*)/s);
    query[name] = value;
  }
  return { path, query };
}

/** The opposite of {@link parseRoute}. */
export function formatRoute({ path, query }: Route): string {
  const search = Object.entries(query)
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  return search === '' ? path : `${path}?${search}`;
}
