import type { AgentStatus, DeskTask, SessionId, SessionListItem } from '@ccc/protocol';
import { useId } from 'react';
import { usePreferences } from '../app/preferences';
import type { DeskState } from '../desk/desk-model';
import { EndedList } from './ended-list';
import { LeftList } from './left-list';
import { ListTabs, type TaskTab } from './list-tabs';
import { MineList } from './mine-list';
import { QueueList } from './queue-list';
import { useOpenMessages } from './use-open-messages';
import styles from './task-list.module.css';

interface Props {
  state: DeskState;
  status: AgentStatus;
  /** Sessions in hand, in order. */
  inHand: readonly DeskTask[];
  /** How many wait in the agent's groups. */
  waiting: number;
  /** The session that is read, if one is. */
  opened: SessionId | undefined;
  tab: TaskTab;
  now: number;
  onTab(tab: TaskTab): void;
  onSelect(session: SessionId): void;
  onOpen(item: SessionListItem): void;
}

/** The left column: work in hand, who waits, what was left, and what has ended. */
export function TaskList(props: Props) {
  const { state, status, inHand, waiting, opened, tab, now, onTab, onSelect, onOpen } = props;
  const { t } = usePreferences();
  const id = useId();
  const left = useOpenMessages();
  // A session that leaves the desk, or ends on it, has come to an end.
  const revision = inHand.map((task) => `${task.session} ${task.stage}`).join();

  return (
    <nav className={styles.list} aria-label={t('tasks.title')}>
      <ListTabs
        id={id}
        tab={tab}
        counts={{ mine: inHand.length, queue: waiting, left: left.count }}
        onTab={onTab}
      />
      <div
        className={styles.scroll}
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${tab}`}
      >
        {tab === 'mine' && (
          <MineList state={state} status={status} inHand={inHand} now={now} onSelect={onSelect} />
        )}
        {tab === 'queue' && <QueueList waiting={waiting} now={now} />}
        {tab === 'left' && <LeftList selected={opened} left={left} onOpen={onOpen} />}
        {tab === 'ended' && <EndedList selected={opened} revision={revision} onOpen={onOpen} />}
      </div>
    </nav>
  );
}
