import { LinkOutlined } from '@ant-design/icons';
import type { CardContent } from '@ccc/core';
import { useState } from 'react';
import { usePreferences } from '../app/preferences';
import { safeUrl } from '../model/links';
import styles from './card-message.module.css';

interface Props {
  card: CardContent;
  /** Who sent it. */
  author: string;
}

/** What the customer talks about: an order, a product, a page. */
export function CardMessage({ card, author }: Props) {
  const { t } = usePreferences();
  const [isImageBroken, setImageBroken] = useState(false);
  const { title, note, price, imageUrl, path } = card;
  const url = safeUrl(card.url);

  return (
    <article className={styles.card} data-testid="card" aria-label={t('thread.card', { author })}>
      {imageUrl && !isImageBroken && (
        <img
          className={styles.image}
          src={imageUrl}
          alt=""
          referrerPolicy="no-referrer"
          onError={() => setImageBroken(true)}
        />
      )}
      <div className={styles.text}>
        <span className={styles.title}>{title}</span>
        {note && <span className={styles.note}>{note}</span>}
        {price && <span className={styles.price}>{price}</span>}
        {url && (
          <a className={styles.link} href={url} target="_blank" rel="noopener noreferrer nofollow">
            <LinkOutlined aria-hidden /> {new URL(url).host}
          </a>
        )}
        {path && <span className={styles.note}>{t('thread.cardPath', { path })}</span>}
      </div>
    </article>
  );
}
