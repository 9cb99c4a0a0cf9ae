import type { CustomerCard, SessionId } from '@ccc/protocol';
import { memo, type ReactNode } from 'react';
import { Avatar } from '../app/avatar';
import { ROW } from './list-steps';
import styles from './task-card.module.css';

interface Props {
  session: SessionId;
  customer: CustomerCard;
  /** The second line. */
  about: string;
  /** On the right of the name: a time, a timer. */
  mark?: ReactNode;
  children: ReactNode;
  /** The name, when it is not simply the nickname. */
  name?: ReactNode;
  testId: string;
  isSelected: boolean;
  isOver?: boolean;
  onSelect(): void;
}

/** A session in a list that is not the agent's work in hand. */
export const SessionRow = memo(function SessionRow(props: Props) {
  const { session, customer, about, mark, children, name, testId, isSelected, isOver } = props;
  return (
    <button
      type="button"
      className={styles.card}
      data-testid={testId}
      data-session={session}
      data-stage={isOver ? 'completed' : 'queued'}
      aria-current={isSelected}
      onClick={props.onSelect}
      {...ROW}
    >
      <span className={styles.avatar}>
        <Avatar name={customer.nickname} url={customer.avatarUrl} />
      </span>
      <span className={styles.body}>
        <span className={styles.row}>
          <strong className={styles.name}>{name ?? customer.nickname}</strong>
          {mark}
        </span>
        <span className={styles.group}>{about}</span>
        <span className={styles.text}>{children}</span>
      </span>
    </button>
  );
});
