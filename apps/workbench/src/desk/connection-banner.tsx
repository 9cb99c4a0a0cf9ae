import { DisconnectOutlined } from '@ant-design/icons';
import type { Connection } from '@ccc/core';
import { textOf } from '@ccc/protocol';
import { Button, Result } from 'antd';
import { useNow } from '../app/clock';
import { usePreferences } from '../app/preferences';
import type { ConnectionNotice } from '../model/connection-notice';
import styles from './connection-banner.module.css';

interface Props {
  connection: Connection;
  notice: ConnectionNotice;
}

/** Lies over the top of the page, so that nothing moves when the connection comes and goes. */
export function ConnectionBanner({ connection, notice }: Props) {
  const { t } = usePreferences();
  const now = useNow();
  if (notice.kind === 'none' || notice.kind === 'stopped') return null;

  const seconds = notice.kind === 'waiting' ? Math.ceil((notice.deadline - now) / 1000) : 0;
  const text = () => {
    if (notice.kind === 'offline') return t('connection.offline');
    return seconds > 0 ? t('connection.waiting', { seconds }) : t('connection.retrying');
  };
  return (
    <div className={styles.banner} role="status" data-testid="connection" data-state={notice.kind}>
      <DisconnectOutlined aria-hidden />
      <span>{text()}</span>
      {notice.kind === 'waiting' && (
        <Button size="small" onClick={() => connection.reconnect()}>
          {t('connection.retryNow')}
        </Button>
      )}
    </div>
  );
}

/** In place of the desk, when the connection will not come back by itself. */
export function ConnectionStopped({ connection, notice }: Props) {
  const { t, language } = usePreferences();
  if (notice.kind !== 'stopped') return null;
  const isReplaced = notice.code === 'connection.replaced';
  return (
    <div className={styles.stopped} data-testid="connection" data-state={notice.code}>
      <Result
        status={isReplaced ? 'info' : 'error'}
        title={isReplaced ? t('connection.replacedTitle') : t('connection.stoppedTitle')}
        subTitle={isReplaced ? t('connection.replacedHint') : textOf(notice.code, language)}
        extra={
          <Button type="primary" autoFocus onClick={() => connection.start()}>
            {isReplaced ? t('connection.resumeHere') : t('connection.retryNow')}
          </Button>
        }
      />
    </div>
  );
}
