import {
  CheckOutlined,
  CloseOutlined,
  PhoneOutlined,
  VideoCameraOutlined,
} from '@ant-design/icons';
import type { CccError, DeskTask } from '@ccc/protocol';
import { Button } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import { Avatar } from '../app/avatar';
import { usePreferences } from '../app/preferences';
import { previewText } from '../i18n/preview-text';
import { mediaOf } from '../model/calls';
import { countdownOf } from '../model/countdown';
import { formatDuration } from '../model/duration';
import { urgencyOf, WAIT_LIMITS } from '../model/urgency';
import { CountdownRing } from './countdown-ring';
import { offerTitle } from './ringing-of';
import styles from './offer-card.module.css';

interface Props {
  task: DeskTask;
  /** The service's clock, ms since 1970. */
  now: number;
  /** Whether Enter and Esc mean this one. */
  isFirst: boolean;
  pending: boolean;
  /** What a call would be without. It can be taken all the same, to listen. */
  problem: CccError | undefined;
  /** Whether the browser is asking for the microphone. */
  isAsking: boolean;
  onAccept(task: DeskTask): void;
  onDecline(task: DeskTask): void;
}

const ACCEPT_ICONS = { text: CheckOutlined, audio: PhoneOutlined, video: VideoCameraOutlined };

/** A customer who rings. */
export function OfferCard(props: Props) {
  const { task, now, isFirst, pending, problem, isAsking, onAccept, onDecline } = props;
  const { t, language } = usePreferences();
  const titleId = useId();
  const accept = useRef<HTMLButtonElement>(null);
  const expiresAt = task.offer?.expiresAt ?? now;
  const [totalMs] = useState(() => expiresAt - now);
  const { seconds, part } = countdownOf(expiresAt, now, totalMs);
  const AcceptIcon = ACCEPT_ICONS[mediaOf(task) ?? 'text'];
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
      data-media={task.media}
    >
      <div className={styles.head}>
        <Avatar name={task.customer.nickname} url={task.customer.avatarUrl} size={44} />
        <div className={styles.who}>
          <span className={styles.kind}>{offerTitle(task, t)}</span>
          <strong id={titleId}>{task.customer.nickname}</strong>
          <span className={styles.group}>{task.group.name}</span>
        </div>
        <CountdownRing seconds={seconds} part={part} label={t('offer.left', { seconds })} />
      </div>
      {task.consult && (
        <p className={styles.transfer} data-testid="offer-consult">
          <b>{t('consult.askedBy', { agent: task.consult.from.nickname })}</b>
          {task.consult.note && <span>{task.consult.note}</span>}
        </p>
      )}
      {task.transfer && (
        <p className={styles.transfer} data-testid="offer-transfer">
          <b>{t('offer.transferredBy', { agent: task.transfer.from.nickname })}</b>
          {task.transfer.note && <span>{task.transfer.note}</span>}
        </p>
      )}
      {task.lastText && <p className={styles.text}>{previewText(task.lastText, t)}</p>}
      {!task.consult && (
        <div className={styles.waitedLine}>
          <span className={styles.waited} data-urgency={urgencyOf(waitedMs, WAIT_LIMITS)}>
            {t('offer.waited', { time: formatDuration(waitedMs) })}
          </span>
        </div>
      )}
      {problem && (
        <p className={styles.problem} role="alert" data-testid="accept-problem">
          {problem.text(language)}
          <span>{t('call.acceptAnyway')}</span>
        </p>
      )}
      {isAsking && mediaOf(task) && <p className={styles.hint}>{t('call.askingMicrophone')}</p>}
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
          icon={<AcceptIcon aria-hidden />}
          loading={pending}
          data-testid="accept"
          onClick={() => onAccept(task)}
        >
          {t(problem ? 'call.listenOnly' : 'offer.accept')}
          {isFirst && <kbd aria-hidden="true">Enter</kbd>}
        </Button>
      </div>
      {isFirst && <p className={styles.hint}>{t('offer.hint')}</p>}
    </section>
  );
}
