import type { FilmContent } from '@ccc/core';
import { useState } from 'react';
import { usePreferences } from '../app/preferences';
import { clockText } from '../model/clock-text';
import { thumbnailSize } from '../model/thumbnail';
import styles from './video-message.module.css';

interface Props {
  video: FilmContent;
  /** Who sent it, for those who do not see it. */
  author: string;
  /** Of the upload, 0 to 1. */
  progress: number | undefined;
}

/** A video with the browser's own controls; nothing of it is fetched before it is played. */
export function VideoMessage({ video, author, progress }: Props) {
  const { t } = usePreferences();
  const [isBroken, setBroken] = useState(false);
  const { url, posterUrl, width, height, durationMs } = video;
  const time = durationMs === undefined ? '' : clockText(durationMs);

  if (isBroken) {
    return (
      <a className={styles.broken} href={url} download>
        {t('thread.videoBroken')}
      </a>
    );
  }
  return (
    <div className={styles.frame} style={thumbnailSize(width, height)} data-testid="video">
      <video
        className={styles.video}
        src={url}
        poster={posterUrl || undefined}
        // Without a poster its first picture is all there is to see.
        preload={posterUrl ? 'none' : 'metadata'}
        controls
        playsInline
        aria-label={t('thread.video', { author, time })}
        onError={() => setBroken(true)}
      />
      {progress !== undefined && (
        <span className={styles.progress} role="status">
          {t('thread.uploading', { percent: Math.round(progress * 100) })}
        </span>
      )}
    </div>
  );
}
