import { CloseOutlined, PhoneOutlined } from '@ant-design/icons';
import type { BrowserLegs } from '@ccc/core/platform/browser/index';
import { CALL_LIMITS } from '@ccc/protocol';
import { Button } from 'antd';
import { useEffect, useId, useRef } from 'react';
import { Avatar } from '../app/avatar';
import { usePreferences } from '../app/preferences';
import type { DeskCall } from '../model/calls';
import { countdownOf } from '../model/countdown';
import { CountdownRing } from '../offer/countdown-ring';
import { CameraOffer } from './camera-offer';
import styles from '../offer/offer-card.module.css';

interface Props {
  incoming: DeskCall;
  /** The service's clock, ms since 1970. */
  now: number;
  /** Whether Enter and Esc mean this one. */
  isFirst: boolean;
  pending: boolean;
  legs: BrowserLegs;
  /** Whether a video call is taken with the own camera on. */
  isShown: boolean;
  onShow(call: DeskCall, isShown: boolean): void;
  onAnswer(call: DeskCall): void;
  onReject(call: DeskCall): void;
}

/** The customer of a conversation in hand who calls. */
export function IncomingCallCard(props: Props) {
  const { incoming, now, isFirst, pending, onAnswer, onReject } = props;
  const { task, call } = incoming;
  const { t } = usePreferences();
  const titleId = useId();
  const answer = useRef<HTMLButtonElement>(null);
  const expiresAt = call.startedAt + CALL_LIMITS.answerMs;
  const { seconds, part } = countdownOf(expiresAt, now, CALL_LIMITS.answerMs);

  useEffect(() => {
    if (isFirst && document.activeElement === document.body) answer.current?.focus();
  }, [isFirst]);

  return (
    <section
      className={styles.card}
      aria-labelledby={titleId}
      data-testid="incoming-call"
      data-session={task.session}
    >
      <div className={styles.head}>
        <Avatar name={task.customer.nickname} url={task.customer.avatarUrl} size={44} />
        <div className={styles.who}>
          <span className={styles.kind}>{t(`call.incoming.${call.media}`)}</span>
          <strong id={titleId}>{task.customer.nickname}</strong>
          <span className={styles.group}>{t('call.inConversation')}</span>
        </div>
        <CountdownRing seconds={seconds} part={part} label={t('offer.left', { seconds })} />
      </div>
      {call.media === 'video' && (
        <CameraOffer
          legs={props.legs}
          isOn={props.isShown}
          onChange={(isShown) => props.onShow(incoming, isShown)}
        />
      )}
      <div className={styles.foot}>
        <Button
          icon={<CloseOutlined aria-hidden />}
          disabled={pending}
          data-testid="call-reject"
          onClick={() => onReject(incoming)}
        >
          {t('offer.decline')}
          {isFirst && <kbd aria-hidden="true">Esc</kbd>}
        </Button>
        <Button
          ref={answer}
          type="primary"
          icon={<PhoneOutlined aria-hidden />}
          loading={pending}
          data-testid="call-answer"
          onClick={() => onAnswer(incoming)}
        >
          {t('offer.accept')}
          {isFirst && <kbd aria-hidden="true">Enter</kbd>}
        </Button>
      </div>
    </section>
  );
}
