/** What stands before the API's own address in `<live-pusher url>` and `<live-player src>`. */
const PREFIX = 'ccc+';

/**
 * The leg that a component's address means: without the prefix, and without the query in which the
 * player says that it only plays. `null` for other kinds of address, which only a phone can reach.
 */
export function legEndpoint(address: string): string | null {
  if (!/^ccc\+https?:\/\//i.test(address)) return null;
  try {
    const url = new URL(address.slice(PREFIX.length));
    url.search = '';
    url.hash = '';
    return url.href;
  } catch {
    return null;
  }
}
