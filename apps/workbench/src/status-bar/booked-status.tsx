import type { BookedStatus } from '@ccc/protocol';
import { Button } from 'antd';
import { usePreferences } from '../app/preferences';
import { statusText } from './status-text';
import styles from './status-menu.module.css';

interface Props {
  booked: BookedStatus | undefined;
  pending: boolean;
  onCancel(): void;
}

/** What will hold as soon as the hand is empty, and the way to take it back. */
export function BookedStatusNote({ booked, pending, onCancel }: Props) {
  const { t } = usePreferences();
  const reason = booked?.status === 'rest' ? booked.reason : undefined;
  return (
    <span role="status">
      {booked && (
        <span className={styles.booked} data-testid="booked" data-status={booked.status}>
          <span className={styles.bookedText}>
            {t('status.booked', { status: statusText(booked.status, reason, t) })}
          </span>
          <Button type="link" size="small" disabled={pending} onClick={onCancel}>
            {t('status.cancelBooked')}
          </Button>
        </span>
      )}
    </span>
  );
}
