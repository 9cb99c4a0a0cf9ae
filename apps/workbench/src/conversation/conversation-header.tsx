import { CheckCircleOutlined, PoweroffOutlined } from '@ant-design/icons';
import type { ServiceRating } from '@ccc/core';
import type { Desk } from '@ccc/core/desk/index';
import { CALL_MEDIA, type CallMedia, type DeskTask } from '@ccc/protocol';
import { Button } from 'antd';
import { useAction } from '../app/action';
import { Avatar } from '../app/avatar';
import { usePreferences } from '../app/preferences';
import { CallButton } from '../call/call-button';
import { formatDuration } from '../model/duration';
import { InviteRating } from './invite-rating';
import { PanelToggle } from './panel-toggle';
import { TransferButton } from '../transfer/transfer-button';
import styles from './conversation-header.module.css';

interface Props {
  desk: Desk;
  task: DeskTask;
  rating: ServiceRating | undefined;
  /** Whether the agent talks with the customer: not of an ended one, nor of a colleague's. */
  isServing: boolean;
  isPanelOpen: boolean;
  now: number;
  onTogglePanel(): void;
  /** Absent: the customer cannot be called now. */
  onCall?: ((media: CallMedia) => Promise<void>) | undefined;
}

/** The id of the button that ends or completes, for the keyboard. */
export const FINISH_ID = 'ccc-finish';

/** Whom one talks to, and the two steps out: 结束会话, then 完成会话. */
export function ConversationHeader(props: Props) {
  const { desk, task, rating, isServing, isPanelOpen, now, onTogglePanel, onCall } = props;
  const { t } = usePreferences();
  const [pending, run] = useAction();

  return (
    <div className={styles.header}>
      <Avatar name={task.customer.nickname} url={task.customer.avatarUrl} />
      <div className={styles.who}>
        <h2>{task.customer.nickname}</h2>
        <span>{[task.group.name, stageText(), ...ratingText()].join(' · ')}</span>
      </div>
      {isServing && <InviteRating desk={desk} session={task.session} rating={rating} />}
      {onCall &&
        CALL_MEDIA.map((media) => <CallButton key={media} media={media} onCall={onCall} />)}
      <PanelToggle isOpen={isPanelOpen} onToggle={onTogglePanel} />
      {isServing && <TransferButton desk={desk} task={task} />}
      {isServing && (
        <Button
          key="end"
          id={FINISH_ID}
          danger
          icon={<PoweroffOutlined aria-hidden />}
          loading={pending}
          data-testid="end-session"
          onClick={() => run(() => desk.end(task.session))}
        >
          {t('conversation.end')}
        </Button>
      )}
      {task.stage === 'ended' && (
        <Button
          key="complete"
          id={FINISH_ID}
          type="primary"
          icon={<CheckCircleOutlined aria-hidden />}
          loading={pending}
          data-testid="complete-session"
          onClick={() => run(() => desk.complete(task.session))}
        >
          {t('conversation.complete')}
        </Button>
      )}
    </div>
  );

  function ratingText(): string[] {
    return rating?.given ? [t('rating.result', { score: rating.given.score })] : [];
  }

  function stageText(): string {
    if (task.stage === 'ended' && task.completesAt !== undefined) {
      return t('conversation.completesIn', { time: formatDuration(task.completesAt - now) });
    }
    if (task.stage === 'ended') return t('conversation.endedStage');
    return t('conversation.duration', { time: formatDuration(now - (task.acceptedAt ?? now)) });
  }
}
