import type { PictureContent } from '@ccc/core';
import { Image } from 'antd';
import { useState } from 'react';
import { usePreferences } from '../app/preferences';
import { thumbnailSize } from '../model/thumbnail';
import styles from './picture-message.module.css';

interface Props {
  picture: PictureContent;
  /** Who sent it, for those who do not see it. */
  author: string;
  /** Of the upload, 0 to 1. */
  progress: number | undefined;
}

/** A picture in the conversation; a click or Enter shows it large, Esc closes it again. */
export function PictureMessage({ picture, author, progress }: Props) {
  const { t } = usePreferences();
  const [isLarge, setLarge] = useState(false);
  const [isBroken, setBroken] = useState(false);
  const { url, width, height } = picture;
  const label = t('thread.picture', { author });

  return (
    <>
      <button
        type="button"
        className={styles.thumbnail}
        data-testid="picture"
        style={thumbnailSize(width, height)}
        aria-label={`${label} ${t('thread.enlarge')}`}
        aria-haspopup="dialog"
        onClick={() => (isBroken ? setBroken(false) : setLarge(true))}
      >
        {isBroken ? (
          <span className={styles.broken}>{t('thread.pictureBroken')}</span>
        ) : (
          <img src={url} alt={label} onError={() => setBroken(true)} />
        )}
        {progress !== undefined && (
          <span className={styles.progress} role="status">
            {t('thread.uploading', { percent: Math.round(progress * 100) })}
          </span>
        )}
      </button>
      {isLarge && (
        <Image
          className="ccc-hidden"
          src={url}
          alt={label}
          preview={{ open: true, onOpenChange: setLarge }}
        />
      )}
    </>
  );
}
