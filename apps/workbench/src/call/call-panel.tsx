import type { LegView } from '@ccc/core/desk/index';
import type { LegStreams } from '@ccc/core/platform/browser/index';
import { textOf } from '@ccc/protocol';
import { useState } from 'react';
import { Avatar } from '../app/avatar';
import { usePreferences } from '../app/preferences';
import { standingOf, type DeskCall } from '../model/calls';
import { formatDuration } from '../model/duration';
import { CallButtons } from './call-buttons';
import { CallPictures } from './call-pictures';
import { ConsultRow } from './consult-row';
import { DeviceChoice } from './device-choice';
import { QualityMark } from './quality-mark';
import { RemoteSound } from './remote-sound';
import styles from './call-panel.module.css';

interface Props {
  shown: DeskCall;
  leg: LegView | undefined;
  streams: LegStreams | undefined;
  /** The service's clock, ms since 1970. */
  now: number;
  /** Whether it is a colleague's call, and this desk only helps. */
  isHelping: boolean;
  /** Whether the keys of calls mean this one. */
  isCurrent: boolean;
  pending: boolean;
  onMute(): void;
  onCamera(): void;
  onHold(isHeld: boolean): void;
  onEnd(): void;
  /** 咨询 */
  onConsult(): void;
  onHandOver(): void;
  onEndConsult(): void;
  onRejoin(): void;
  /** To the conversation. */
  onShow(): void;
}

/** A call that goes on, wherever the agent looks meanwhile. */
export function CallPanel(props: Props) {
  const { shown, leg, streams, now, isCurrent, pending } = props;
  const { task, call } = shown;
  const { t, language } = usePreferences();
  const [hasDevices, setHasDevices] = useState(false);
  const { nickname, avatarUrl } = task.customer;
  const standing = standingOf(call, leg);
  const isTalking = standing === 'connected' || standing === 'held';
  const standingText =
    leg?.isMuted && standing === 'connected'
      ? 'call.state.muted'
      : task.consult && isTalking
        ? 'consult.mark'
        : (`call.state.${standing}` as const);
  const problem = standing === 'over' ? leg?.code : streams?.problem;

  return (
    <section
      className={styles.panel}
      aria-label={t('call.with', { customer: nickname })}
      data-testid="call-panel"
      data-session={task.session}
      data-state={standing}
      data-muted={leg?.isMuted ?? false}
      data-media={call.media}
      data-helping={props.isHelping}
    >
      {streams && <RemoteSound stream={streams.remote} />}
      {streams && call.media === 'video' && (
        <CallPictures streams={streams} call={call} customer={task.customer} />
      )}
      <div className={styles.head}>
        <button type="button" className={styles.who} onClick={props.onShow}>
          <Avatar name={nickname} url={avatarUrl} />
          <span className={styles.names}>
            <strong>{nickname}</strong>
            <span className={styles.standing} role="status">
              {t(standingText)}
            </span>
          </span>
        </button>
        <span className={styles.side}>
          {call.answeredAt !== undefined && (
            <span className={styles.timer} role="timer" aria-label={t('call.duration')}>
              {formatDuration(now - call.answeredAt)}
            </span>
          )}
          <QualityMark quality={leg?.quality} />
        </span>
      </div>
      {call.isRecorded && (
        <p className={styles.recorded} role="status" data-testid="call-recorded">
          <i aria-hidden />
          {t(call.answeredAt === undefined ? 'call.toBeRecorded' : 'call.recording')}
        </p>
      )}
      {call.digits && (
        <p className={styles.digits} data-testid="call-digits" aria-live="polite">
          {t('call.digits')}
          <b>{call.digits}</b>
        </p>
      )}
      {problem && (
        <p className={styles.problem} role="alert" data-testid="call-problem" data-code={problem}>
          {textOf(problem, language)}
        </p>
      )}
      <ConsultRow {...props} />
      <CallButtons
        {...props}
        standing={standing}
        isMuted={leg?.isMuted ?? false}
        isHeld={call.isHeld}
        isVideo={call.media === 'video'}
        isCameraOn={call.cameras.agent}
        isConsulting={task.consult !== undefined}
        hasKeys={isCurrent}
        pending={pending}
        hasDevices={hasDevices}
        onDevices={() => setHasDevices(!hasDevices)}
      />
      {hasDevices && <DeviceChoice local={streams?.local} />}
    </section>
  );
}
