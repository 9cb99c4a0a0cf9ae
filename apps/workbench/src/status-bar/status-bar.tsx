import type { Desk } from '@ccc/core';
import type { DeskSnapshot } from '@ccc/protocol';
import { Avatar } from '../app/avatar';
import { usePreferences } from '../app/preferences';
import { AccountMenu } from './account-menu';
import { StatusMenu } from './status-menu';
import { WaitingCounts } from './waiting-counts';
import styles from './status-bar.module.css';

interface Props {
  desk: Desk;
  snapshot: DeskSnapshot;
  now: number;
  onHelp(): void;
  onLogout(): void;
}

/** Who works here, how, and who waits. */
export function StatusBar({ desk, snapshot, now, onHelp, onLogout }: Props) {
  const { t } = usePreferences();
  const { agent } = snapshot;
  return (
    <header className={styles.bar}>
      <Avatar name={agent.nickname} url={agent.avatarUrl} tone="brand" />
      <div className={styles.who}>
        <strong title={agent.email}>{agent.name}</strong>
        <span>{t('bar.staffNo', { staffNo: agent.staffNo })}</span>
      </div>
      <StatusMenu desk={desk} snapshot={snapshot} now={now} />
      <div className={styles.space} />
      <WaitingCounts groups={snapshot.groups} />
      <div className={styles.tools}>
        <AccountMenu onHelp={onHelp} onLogout={onLogout} />
      </div>
    </header>
  );
}
