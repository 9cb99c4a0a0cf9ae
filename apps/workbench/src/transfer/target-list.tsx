import { TeamOutlined } from '@ant-design/icons';
import { Empty, Skeleton } from 'antd';
import { useEffect } from 'react';
import { Avatar } from '../app/avatar';
import { usePreferences } from '../app/preferences';
import { statusTone } from '../model/statuses';
import type { TargetRow } from '../model/transfer-targets';
import { statusText } from '../status-bar/status-text';
import styles from './transfer-dialog.module.css';

interface Props {
  id: string;
  rows: readonly TargetRow[];
  active: TargetRow | undefined;
  isLoading: boolean;
  onChoose(row: TargetRow): void;
  /** A row was meant twice. */
  onTake(): void;
}

const PROBLEMS = {
  onlyYou: 'transfer.onlyYou',
  nobodyOnline: 'transfer.nobodyOnline',
  nobodyFree: 'consult.nobodyFree',
} as const;

/** The id of a row's element, for `aria-activedescendant`. */
export function optionId(list: string, { key }: TargetRow): string {
  return `${list}-${key}`;
}

/** To whom a session can go; the field above has the focus. */
export function TargetList({ id, rows, active, isLoading, onChoose, onTake }: Props) {
  const { t } = usePreferences();
  const activeId = active && optionId(id, active);
  useEffect(() => {
    if (activeId) document.getElementById(activeId)?.scrollIntoView?.({ block: 'nearest' });
  }, [activeId]);

  if (isLoading) return <Skeleton active title={false} paragraph={{ rows: 4 }} />;
  return (
    <>
      <ul id={id} className={styles.list} role="listbox" aria-label={t('transfer.targets')}>
        {rows.map((row) => (
          <li
            key={row.key}
            id={optionId(id, row)}
            className={styles.row}
            role="option"
            aria-selected={row === active}
            aria-disabled={!row.isPossible}
            data-testid="transfer-target"
            data-target={row.key}
            onClick={() => row.isPossible && onChoose(row)}
            onDoubleClick={() => row.isPossible && onTake()}
          >
            <TargetLine row={row} />
          </li>
        ))}
      </ul>
      {rows.length === 0 && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('transfer.nobody')} />
      )}
    </>
  );
}

function TargetLine({ row }: { row: TargetRow }) {
  const { t } = usePreferences();
  if (row.kind === 'group') {
    return (
      <>
        <span className={styles.groupMark}>
          <TeamOutlined aria-hidden />
        </span>
        <span className={styles.who}>
          <b>{row.name}</b>
          <span>
            {row.problem ? t(PROBLEMS[row.problem]) : t('transfer.waiting', { count: row.waiting })}
          </span>
        </span>
        <span className={styles.state} data-tone={row.free > 0 ? 'success' : 'neutral'}>
          {t('transfer.free', { count: row.free })}
        </span>
      </>
    );
  }
  return (
    <>
      <Avatar name={row.name} url={row.avatarUrl} size={32} />
      <span className={styles.who}>
        <b>{row.name}</b>
        <span>{[t('bar.staffNo', { staffNo: row.staffNo }), ...row.groups].join(' · ')}</span>
      </span>
      <span className={styles.state} data-tone={statusTone(row.status)}>
        {statusText(row.status, undefined, t)}
      </span>
    </>
  );
}
