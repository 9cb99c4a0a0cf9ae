import { TabBar } from '../app/tab-bar';
import { usePreferences } from '../app/preferences';
import styles from './task-list.module.css';

/** 我的, 排队, 留言, 已结束. */
export type TaskTab = 'mine' | 'queue' | 'left' | 'ended';

const TABS: readonly TaskTab[] = ['mine', 'queue', 'left', 'ended'];

interface Props {
  /** Begins the ids of the tabs and, with `-panel`, of the panel. */
  id: string;
  tab: TaskTab;
  /** What is said beside a tab. */
  counts: Partial<Record<TaskTab, number>>;
  onTab(tab: TaskTab): void;
}

/** The tabs over the list. */
export function ListTabs({ id, tab, counts, onTab }: Props) {
  const { t } = usePreferences();
  const tabs = TABS.map((key) => ({
    key,
    label: (
      <>
        {t(`tasks.${key}`)}
        {counts[key] !== undefined && <span className={styles.count}>{counts[key]}</span>}
      </>
    ),
  }));
  return <TabBar id={id} className={styles.tabs} tabs={tabs} active={tab} onTab={onTab} />;
}
