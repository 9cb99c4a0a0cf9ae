import type { AgentStatus, DeskTask, SessionId } from '@ccc/protocol';
import { usePreferences } from '../app/preferences';
import type { DeskState } from '../desk/desk-model';
import type { Translate } from '../i18n/translate';
import { EmptyList } from './empty-list';
import { ROWS, walkRows } from './list-steps';
import { TaskCard } from './task-card';

interface Props {
  state: DeskState;
  status: AgentStatus;
  /** Sessions in hand, in order. */
  inHand: readonly DeskTask[];
  now: number;
  onSelect(session: SessionId): void;
}

/** The sessions in hand. */
export function MineList({ state, status, inHand, now, onSelect }: Props) {
  const { t } = usePreferences();
  if (inHand.length === 0) {
    const [title, hint] = emptyWords(status, t);
    return <EmptyList title={title} hint={hint} />;
  }
  return (
    <ul {...ROWS} onKeyDown={walkRows}>
      {inHand.map((task) => (
        <li key={task.session}>
          <TaskCard
            task={task}
            summary={state.summaries.get(task.session)}
            isSelected={task.session === state.selected}
            now={now}
            onSelect={onSelect}
          />
        </li>
      ))}
    </ul>
  );
}

function emptyWords(status: AgentStatus, t: Translate): [title: string, hint: string] {
  if (status === 'offline') return [t('tasks.emptyOffline'), t('tasks.emptyOfflineHint')];
  if (status === 'free' || status === 'busy') {
    return [t('tasks.emptyOnline'), t('tasks.emptyOnlineHint')];
  }
  return [t('tasks.emptyPaused'), t('tasks.emptyPausedHint')];
}
