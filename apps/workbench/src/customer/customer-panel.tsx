import type { ConversationView } from '@ccc/core';
import type { DeskTask } from '@ccc/protocol';
import { Typography } from 'antd';
import type { ReactNode } from 'react';
import { Avatar } from '../app/avatar';
import { usePreferences } from '../app/preferences';
import { fullTime } from '../conversation/divider-time';
import type { SessionOrigin } from '../desk/session-log';
import { formatDuration } from '../model/duration';
import styles from './customer-panel.module.css';

interface Props {
  task: DeskTask;
  view: ConversationView;
  origin: SessionOrigin;
  now: number;
}

/** Who the customer is, how long they waited, and where they came from. */
export function CustomerPanel({ task, view, origin, now }: Props) {
  const { t, language } = usePreferences();
  const { customer } = task;
  const end = view.stage.name === 'ended' ? view.stage : undefined;
  const time = (at: number | undefined) =>
    at === undefined ? undefined : <time>{fullTime(at, language)}</time>;
  const servedUntil = end?.since ?? now;

  return (
    <aside className={styles.panel} aria-label={t('customer.title')} data-testid="customer">
      <div className={styles.head}>
        <Avatar name={customer.nickname} url={customer.avatarUrl} size={48} />
        <div className={styles.who}>
          <strong>{customer.nickname}</strong>
          <span>{task.group.name}</span>
        </div>
      </div>

      <h3>{t('customer.queueTitle')}</h3>
      <dl>
        <Fact name={t('customer.queuedAt')}>{time(task.queuedAt)}</Fact>
        <Fact name={t('customer.waited')}>
          {formatDuration((task.acceptedAt ?? now) - task.queuedAt)}
        </Fact>
        <Fact name={t('customer.acceptedAt')}>{time(task.acceptedAt)}</Fact>
        <Fact name={t('customer.served')}>
          {task.acceptedAt !== undefined && formatDuration(servedUntil - task.acceptedAt)}
        </Fact>
        {end && <Fact name={t('customer.endedAt')}>{time(end.since)}</Fact>}
        {end && (
          <Fact name={t('customer.end')}>
            {t(`closeBy.${end.closeBy}`)} · {t(`reason.${end.reason}`)}
          </Fact>
        )}
      </dl>

      <h3>{t('customer.sessionTitle')}</h3>
      <dl>
        <Fact name={t('customer.startedAt')}>{time(origin.startedAt)}</Fact>
        <Fact name={t('customer.page')}>{origin.page}</Fact>
        <Fact name={t('customer.flow')}>
          {origin.flow &&
            t('customer.flowVersion', { flow: origin.flow.id, version: origin.flow.version })}
        </Fact>
        {origin.path.length > 0 && <Fact name={t('customer.path')}>{origin.path.join(' › ')}</Fact>}
        {origin.clientData && <Fact name={t('customer.clientData')}>{origin.clientData}</Fact>}
        <Fact name={t('customer.sessionId')}>
          <Copyable text={task.session} />
        </Fact>
        <Fact name={t('customer.id')}>
          <Copyable text={customer.id} />
        </Fact>
      </dl>
    </aside>
  );
}

function Fact({ name, children }: { name: string; children?: ReactNode }) {
  const { t } = usePreferences();
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>{children || t('customer.unknown')}</dd>
    </div>
  );
}

function Copyable({ text }: { text: string }) {
  const { t } = usePreferences();
  return (
    <Typography.Text
      className={styles.id}
      copyable={{ tooltips: [t('customer.copy'), t('customer.copied')] }}
    >
      {text}
    </Typography.Text>
  );
}
