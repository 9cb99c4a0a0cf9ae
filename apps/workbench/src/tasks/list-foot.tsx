import { Button } from 'antd';
import { useEffect, useEffectEvent, useState } from 'react';
import { problemText } from '../app/action';
import { usePreferences } from '../app/preferences';
import type { Pages } from '../service/use-pages';
import { EmptyList } from './empty-list';
import styles from './task-list.module.css';

interface Props {
  pages: Pages<unknown>;
  /** What is said when the list is whole and has nothing. */
  empty: { title: string; hint?: string };
}

/** The end of a list that is read page by page: more, what went wrong, or that there is nothing. */
export function ListFoot({ pages, empty }: Props) {
  const { t, language } = usePreferences();
  const { items, state, error, hasMore, more } = pages;
  if (state === 'failed') {
    return (
      <div className={styles.more} role="alert">
        {problemText(error, language)}
        <Button size="small" onClick={more}>
          {t('list.retry')}
        </Button>
      </div>
    );
  }
  if (state === 'loading' && items.length === 0) return <EmptyList title={t('list.loading')} />;
  if (hasMore && items.length > 0) {
    return (
      <div className={styles.more}>
        <MoreOnSight isLoading={state === 'loading'} onSight={more} />
      </div>
    );
  }
  if (hasMore) {
    // Bounded: this part held nothing.
    return (
      <div className={styles.more} role="status">
        {t('search.noneYet')}
        <Button size="small" loading={state === 'loading'} onClick={more}>
          {t('search.goOn')}
        </Button>
      </div>
    );
  }
  return items.length > 0 ? null : <EmptyList {...empty} />;
}

/** A button that the end of the list need not press: it is enough to scroll to it. */
function MoreOnSight({ isLoading, onSight }: { isLoading: boolean; onSight(): void }) {
  const { t } = usePreferences();
  const [button, setButton] = useState<HTMLElement | null>(null);
  const see = useEffectEvent(onSight);

  useEffect(() => {
    if (!button || isLoading || typeof IntersectionObserver === 'undefined') return undefined;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) see();
    });
    observer.observe(button);
    return () => observer.disconnect();
  }, [button, isLoading]);

  return (
    <Button ref={setButton} type="text" size="small" loading={isLoading} onClick={onSight}>
      {t('list.more')}
    </Button>
  );
}
