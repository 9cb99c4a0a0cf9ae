import type { AgentStatus, DeskTask, SessionId } from '@ccc/protocol';
import { useId, useRef, type KeyboardEvent } from 'react';
import { usePreferences } from '../app/preferences';
import type { DeskState } from '../desk/desk-model';
import type { Translate } from '../i18n/translate';
import { TaskCard } from './task-card';
import styles from './task-list.module.css';

export type TaskTab = 'mine' | 'finished';

interface Props {
  state: DeskState;
  status: AgentStatus;
  /** Sessions in hand, in order. */
  inHand: readonly DeskTask[];
  tab: TaskTab;
  now: number;
  onTab(tab: TaskTab): void;
  onSelect(session: SessionId): void;
}

/** The sessions in hand, and those completed since login. */
export function TaskList({ state, status, inHand, tab, now, onTab, onSelect }: Props) {
  const { t } = usePreferences();
  const id = useId();
  const tabs = useRef<HTMLDivElement>(null);
  const tasks = tab === 'mine' ? inHand : state.finished;
  const counts: Record<TaskTab, number> = { mine: inHand.length, finished: state.finished.length };

  const onTabKey = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    const other: TaskTab = tab === 'mine' ? 'finished' : 'mine';
    onTab(other);
    tabs.current?.querySelector<HTMLElement>(`[data-tab=${other}]`)?.focus();
  };

  return (
    <nav className={styles.list} aria-label={t('tasks.title')}>
      <div className={styles.tabs} role="tablist" ref={tabs} onKeyDown={onTabKey}>
        {(['mine', 'finished'] as const).map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`${id}-${name}`}
            data-tab={name}
            aria-selected={tab === name}
            aria-controls={`${id}-panel`}
            tabIndex={tab === name ? 0 : -1}
            onClick={() => onTab(name)}
          >
            {t(`tasks.${name}`)}
            <span className={styles.count}>{counts[name]}</span>
          </button>
        ))}
      </div>
      <div
        className={styles.scroll}
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${tab}`}
      >
        {tasks.length === 0 ? (
          <EmptyList words={emptyWords(tab, status, t)} />
        ) : (
          <ul>
            {tasks.map((task) => (
              <li key={task.session}>
                <TaskCard
                  task={task}
                  summary={state.summaries.get(task.session)}
                  isSelected={task.session === state.selected}
                  isFinished={tab === 'finished'}
                  now={now}
                  onSelect={onSelect}
                />
              </li>
            ))}
          </ul>
        )}
      </div>
    </nav>
  );
}

function EmptyList({ words }: { words: [title: string, hint?: string] }) {
  const [title, hint] = words;
  return (
    <div className={styles.empty}>
      <strong>{title}</strong>
      {hint && <span>{hint}</span>}
    </div>
  );
}

function emptyWords(tab: TaskTab, status: AgentStatus, t: Translate): [string, string?] {
  if (tab === 'finished') return [t('tasks.emptyFinished')];
  if (status === 'offline') return [t('tasks.emptyOffline'), t('tasks.emptyOfflineHint')];
  if (status === 'free' || status === 'busy') {
    return [t('tasks.emptyOnline'), t('tasks.emptyOnlineHint')];
  }
  return [t('tasks.emptyPaused'), t('tasks.emptyPausedHint')];
}
