import { CheckOutlined, CloseOutlined } from '@ant-design/icons';
import type { DeskTask } from '@ccc/protocol';
import { Button } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import { Avatar } from '../app/avatar';
import { usePreferences } from '../app/preferences';
import { previewText } from '../i18n/preview-text';
import { countdownOf } from '../model/countdown';
import { formatDuration } from '../model/duration';
import { urgencyOf, WAIT_LIMITS } from '../model/urgency';
import { CountdownRing } from './countdown-ring';
import styles from './offer-card.module.css';

interface Props {
  task: DeskTask;
  /** The service's clock, ms since 1970. */
  now: number;
  /** Whether Enter and Esc mean this one. */
  isFirst: boolean;
  pending: boolean;
  onAccept(task: DeskTask): void;
  onDecline(task: DeskTask): void;
}

/** A customer who rings. */
export function OfferCard({ task, now, isFirst, pending, onAccept, onDecline }: Props) {
  const { t } = usePreferences();
  const titleId = useId();
  const accept = useRef<HTMLButtonElement>(null);
  const expiresAt = task.offer?.expiresAt ?? now;
  const [totalMs] = useState(() => expiresAt - now);
  const { seconds, part } = countdownOf(expiresAt, now, totalMs);
  const waitedMs = now - task.queuedAt;

  useEffect(() => {
    // Whoever is writing goes on writing: the focus is taken only when nothing has it.
    if (isFirst && document.activeElement === document.body) accept.current?.focus();
  }, [isFirst]);

  return (
    <section
      className={styles.card}
      aria-labelledby={titleId}
      data-testid="offer"
      data-session={task.session}
    >
      <div className={styles.head}>
        <Avatar name={task.customer.nickname} url={task.customer.avatarUrl} size={44} />
        <div className={styles.who}>
          <span className={styles.kind}>{t('offer.title')}</span>
          <strong id={titleId}>{task.customer.nickname}</strong>
          <span className={styles.group}>{task.group.name}</span>
        </div>
        <CountdownRing seconds={seconds} part={part} label={t('offer.left', { seconds })} />
      </div>
      {task.lastText && <p className={styles.text}>{previewText(task.lastText, t)}</p>}
      <div className={styles.waitedLine}>
        <span className={styles.waited} data-urgency={urgencyOf(waitedMs, WAIT_LIMITS)}>
          {t('offer.waited', { time: formatDuration(waitedMs) })}
        </span>
      </div>
      <div className={styles.foot}>
        <Button
          icon={<CloseOutlined aria-hidden />}
          disabled={pending}
          onClick={() => onDecline(task)}
        >
          {t('offer.decline')}
          {isFirst && <kbd aria-hidden="true">Esc</kbd>}
        </Button>
        <Button
          ref={accept}
          type="primary"
          className={styles.accept}
          icon={<CheckOutlined aria-hidden />}
          loading={pending}
          data-testid="accept"
          onClick={() => onAccept(task)}
        >
          {t('offer.accept')}
          {isFirst && <kbd aria-hidden="true">Enter</kbd>}
        </Button>
      </div>
      {isFirst && <p className={styles.hint}>{t('offer.hint')}</p>}
    </section>
  );
}
