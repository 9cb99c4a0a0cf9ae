import { TeamOutlined } from '@ant-design/icons';
import type { DeskSnapshot } from '@ccc/protocol';
import { Popover } from 'antd';
import { usePreferences } from '../app/preferences';
import styles from './waiting-counts.module.css';

/** Who waits in the agent's skill groups: the sum, and each group where there is room. */
export function WaitingCounts({ groups }: { groups: DeskSnapshot['groups'] }) {
  const { t } = usePreferences();
  const total = groups.reduce((sum, group) => sum + group.waiting, 0);

  const list = (
    <ul className={styles.list}>
      {groups.length === 0 && <li>{t('bar.noGroups')}</li>}
      {groups.map((group) => (
        <li key={group.id}>
          <span>{group.name}</span>
          <strong>{group.waiting}</strong>
        </li>
      ))}
    </ul>
  );

  return (
    <div className={styles.counts} data-testid="waiting" data-waiting={total}>
      <Popover content={list} title={t('bar.waitingTitle')} trigger={['click', 'hover']}>
        <button type="button" className={styles.total} data-some={total > 0}>
          <TeamOutlined aria-hidden />
          <span>{t('bar.waiting', { count: total })}</span>
        </button>
      </Popover>
      <ul className={styles.chips}>
        {groups.slice(0, 3).map((group) => (
          <li
            key={group.id}
            className={styles.chip}
            data-some={group.waiting > 0}
            aria-label={t('bar.waitingIn', { group: group.name, count: group.waiting })}
          >
            <span className={styles.group}>{group.name}</span>
            <strong>{group.waiting}</strong>
          </li>
        ))}
      </ul>
    </div>
  );
}
