import { useEffect, useRef } from 'react';
import { usePreferences } from '../app/preferences';
import styles from './own-picture.module.css';

/** The own camera beside a call, mirrored as one knows oneself. */
export function OwnPicture({ stream }: { stream: MediaStream }) {
  const { t } = usePreferences();
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const element = video.current;
    if (!element) return undefined;
    element.srcObject = stream;
    return () => void (element.srcObject = null);
  }, [stream]);
  return (
    <video
      ref={video}
      className={styles.picture}
      aria-label={t('call.ownPicture')}
      data-testid="own-picture"
      autoPlay
      playsInline
      muted
    />
  );
}
