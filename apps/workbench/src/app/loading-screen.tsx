import { Spin } from 'antd';
import styles from './loading-screen.module.css';
import { usePreferences } from './preferences';

/** Shown until the desk has spoken for the first time. */
export function LoadingScreen() {
  const { t } = usePreferences();
  return (
    <div className={styles.screen} role="status">
      <Spin size="large" />
      <span>{t('app.loading')}</span>
    </div>
  );
}
