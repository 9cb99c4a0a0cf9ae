import { useState } from 'react';
import type { PageBeside } from './use-pages-of';
import styles from './customer-panel.module.css';

/** What a page of somebody else may do; of our own origin it would otherwise be the desk itself. */
const ALLOWED = 'allow-scripts allow-forms allow-popups';

interface Props {
  pages: readonly PageBeside[];
  /** The key of the tab that is shown. */
  active: string;
}

/** Pages of others: loaded when first looked at, and kept as they are while other tabs are shown. */
export function FramedPages({ pages, active }: Props) {
  const [visited, setVisited] = useState<readonly string[]>([]);
  const shown = pages.find(({ key }) => key === active);
  if (shown && !visited.includes(shown.url)) setVisited([...visited, shown.url]);

  return pages
    .filter(({ url }) => visited.includes(url))
    .map(({ key, title, url }) => (
      <iframe
        key={url}
        className={styles.frame}
        hidden={key !== active}
        title={title}
        src={url}
        sandbox={isForeign(url) ? `${ALLOWED} allow-same-origin` : ALLOWED}
        referrerPolicy="no-referrer"
        data-testid="framed-page"
      />
    ));
}

function isForeign(url: string): boolean {
  return new URL(url).origin !== window.location.origin;
}
