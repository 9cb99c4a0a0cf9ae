import type { DeskTask } from '@ccc/protocol';
import { memo } from 'react';
import { Avatar } from '../app/avatar';
import { usePreferences } from '../app/preferences';
import { previewText } from '../i18n/preview-text';
import type { TaskSummary } from '../desk/task-summary';
import { formatDuration } from '../model/duration';
import { RESPONSE_LIMITS, urgencyOf } from '../model/urgency';
import { ROW } from './list-steps';
import styles from './task-card.module.css';

interface Props {
  task: DeskTask;
  summary: TaskSummary | undefined;
  isSelected: boolean;
  /** The service's clock, ms since 1970. */
  now: number;
  onSelect(session: DeskTask['session']): void;
}

/** One session of the list. */
export const TaskCard = memo(function TaskCard(props: Props) {
  const { task, summary, isSelected, now, onSelect } = props;
  const { t } = usePreferences();
  const unread = summary?.unread ?? 0;

  return (
    <button
      type="button"
      className={styles.card}
      data-testid="task"
      data-session={task.session}
      data-stage={task.stage}
      aria-current={isSelected}
      onClick={() => onSelect(task.session)}
      {...ROW}
    >
      <span className={styles.avatar}>
        <Avatar name={task.customer.nickname} url={task.customer.avatarUrl} />
        {unread > 0 && (
          <span className={styles.unread} aria-label={t('tasks.unread', { count: unread })}>
            {unread > 99 ? '99+' : unread}
          </span>
        )}
      </span>
      <span className={styles.body}>
        <span className={styles.row}>
          <strong className={styles.name}>{task.customer.nickname}</strong>
          <TaskMark task={task} summary={summary} now={now} />
        </span>
        <span className={styles.group}>{task.group.name}</span>
        <span className={styles.text}>
          {previewText(summary?.lastText ?? task.lastText ?? t('tasks.noText'), t)}
        </span>
      </span>
    </button>
  );
});

function TaskMark({ task, summary, now }: Omit<Props, 'isSelected' | 'onSelect'>) {
  const { t } = usePreferences();
  if (task.stage === 'ended') {
    return (
      <span className={styles.stage} data-urgency="warning">
        {t('tasks.toComplete')}
      </span>
    );
  }
  if (task.consult) {
    return (
      <span className={styles.stage} data-urgency="warning">
        {t('consult.mark')}
      </span>
    );
  }
  if (summary?.waitingSince === undefined) return null;
  const span = now - summary.waitingSince;
  const time = formatDuration(span);
  return (
    <span
      className={styles.timer}
      data-urgency={urgencyOf(span, RESPONSE_LIMITS)}
      aria-label={t('tasks.replyWait', { time })}
      title={t('tasks.replyWait', { time })}
    >
      {time}
    </span>
  );
}
