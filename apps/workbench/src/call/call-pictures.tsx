import type { LegStreams } from '@ccc/core/platform/browser/index';
import { useEffect, useRef } from 'react';
import { usePreferences } from '../app/preferences';
import styles from './call-panel.module.css';

/** The other side's picture, with one's own in the corner. */
export function CallPictures({ streams, name }: { streams: LegStreams; name: string }) {
  const { t } = usePreferences();
  return (
    <div className={styles.pictures}>
      <Picture stream={streams.remote} label={t('call.picture', { customer: name })} id="remote" />
      <Picture stream={streams.local} label={t('call.ownPicture')} id="own" />
    </div>
  );
}

function Picture({ stream, label, id }: { stream: MediaStream; label: string; id: string }) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const element = video.current;
    if (!element) return undefined;
    element.srcObject = stream;
    return () => void (element.srcObject = null);
  }, [stream]);
  // The sound has an element of its own: what is muted here may start by itself.
  return (
    <video
      ref={video}
      className={styles[id]}
      aria-label={label}
      data-testid={`call-picture-${id}`}
      autoPlay
      playsInline
      muted
    />
  );
}
