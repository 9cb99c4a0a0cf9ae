import { DownOutlined } from '@ant-design/icons';
import type { DeskSnapshot } from '@ccc/protocol';
import { Button, Dropdown, type MenuProps } from 'antd';
import { usePreferences } from '../app/preferences';
import type { Translate } from '../i18n/translate';
import { formatDuration } from '../model/duration';
import { statusChoices, statusTone, type StatusChoice } from '../model/statuses';
import { BookedStatusNote } from './booked-status';
import { statusText } from './status-text';
import styles from './status-menu.module.css';

/** The pill: pressing it opens the menu. */
export const STATUS_ID = 'agent-status-menu';

interface Props {
  snapshot: DeskSnapshot;
  /** The service's clock, ms since 1970. */
  now: number;
  pending: boolean;
  onChoose(choice: StatusChoice): void;
  /** 现在上线 */
  onGoOnline(): void;
}

/** The pill with its timer, the menu behind it, and the way back to work as a button. */
export function StatusMenu({ snapshot, now, pending, onChoose, onGoOnline }: Props) {
  const { t } = usePreferences();
  const { status, reason, since, booked } = snapshot;
  const text = statusText(status, reason, t);
  // Somebody who never was online has no such time.
  const time = since === 0 ? '' : formatDuration(now - since);
  const choices = statusChoices(status, booked !== undefined);

  return (
    <div className={styles.group}>
      <Dropdown
        trigger={['click']}
        autoFocus
        menu={{
          items: menuItems(choices, t),
          onClick: ({ key }) => onChoose(choices[Number(key)]!),
        }}
      >
        <button
          type="button"
          id={STATUS_ID}
          className={styles.pill}
          data-testid="agent-status"
          data-status={status}
          data-tone={statusTone(status)}
        >
          <span className={styles.dot} />
          <span className="ccc-hidden">{t('status.label')}</span>
          <span className={styles.name}>{text}</span>
          {time && <span className={styles.time}>{time}</span>}
          <span className="ccc-hidden">{t('status.menu')}</span>
          <DownOutlined aria-hidden className={styles.arrow} />
        </button>
      </Dropdown>
      <BookedStatusNote
        booked={booked}
        pending={pending}
        onCancel={() => onChoose({ status: 'free' })}
      />
      {status === 'offline' && (
        <Button
          type="primary"
          size="large"
          className={styles.online}
          loading={pending}
          onClick={onGoOnline}
        >
          {t('status.goOnline')}
        </Button>
      )}
      {(status === 'rest' || status === 'notReady') && (
        <Button type="primary" ghost loading={pending} onClick={() => onChoose({ status: 'free' })}>
          {t('status.resume')}
        </Button>
      )}
    </div>
  );
}

function menuItems(choices: StatusChoice[], t: Translate): MenuProps['items'] {
  const label = ({ status, reason }: StatusChoice): string => {
    if (reason) return t('rest.with', { reason: t(`rest.${reason}`) });
    if (status === 'free') return t('status.toFree');
    if (status === 'notReady') return t('status.toNotReady');
    return status === 'offline' ? t('status.toOffline') : t('status.rest');
  };
  return choices.flatMap((choice, key) => {
    const item = {
      key: String(key),
      label: label(choice),
      icon: (
        <span className={styles.menuIcon} data-tone={statusTone(choice.status)}>
          <span className={styles.dot} />
        </span>
      ),
    };
    return choice.status === 'offline' ? [{ type: 'divider' as const }, item] : [item];
  });
}
