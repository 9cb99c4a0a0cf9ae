import { usePreferences } from '../app/preferences';
import styles from './own-picture.module.css';
import { StreamVideo } from './stream-video';

/** The own camera beside a call, mirrored as one knows oneself. */
export function OwnPicture({ stream }: { stream: MediaStream }) {
  const { t } = usePreferences();
  return (
    <StreamVideo
      stream={stream}
      className={styles.picture}
      aria-label={t('call.ownPicture')}
      data-testid="own-picture"
    />
  );
}
