import type { ConnectionState } from '@ccc/core';
import type { Desk } from '@ccc/core/desk/index';
import type { BrowserLegs } from '@ccc/core/platform/browser/index';
import type { DeskSnapshot } from '@ccc/protocol';
import { useState } from 'react';
import { useAction } from '../app/action';
import { Avatar } from '../app/avatar';
import { usePreferences } from '../app/preferences';
import type { StatusChoice } from '../model/statuses';
import { isFramed } from '../offer/desktop-notice';
import { ReadinessDialog } from '../readiness/readiness-dialog';
import { AccountMenu } from './account-menu';
import { AutoAcceptSwitch } from './auto-accept-switch';
import { SoundNotice } from './sound-notice';
import { StatusMenu } from './status-menu';
import { WaitingCounts } from './waiting-counts';
import styles from './status-bar.module.css';

interface Props {
  desk: Desk;
  legs: BrowserLegs;
  snapshot: DeskSnapshot;
  connection: ConnectionState;
  now: number;
  /** Whether the console is shown in place of the desk. */
  isConsole: boolean;
  onConsole(): void;
  onHelp(): void;
  onLogout(): void;
}

/** Who works here, how, and who waits. */
export function StatusBar({
  desk,
  legs,
  snapshot,
  connection,
  now,
  isConsole,
  onConsole,
  onHelp,
  onLogout,
}: Props) {
  const { t, preferences, change } = usePreferences();
  const [pending, run] = useAction();
  const [isChecking, setChecking] = useState(false);
  const { agent, status } = snapshot;

  const choose = (choice: StatusChoice) => run(() => desk.setStatus(choice.status, choice.reason));
  const goOnline = () => {
    // Inside a frame there is nothing to be asked: the page around it has the say.
    if (preferences.readinessSeen || isFramed()) choose({ status: 'free' });
    else setChecking(true);
  };
  const goChecked = () => {
    change({ readinessSeen: true });
    setChecking(false);
    choose({ status: 'free' });
  };

  return (
    <header className={styles.bar}>
      <Avatar name={agent.nickname} url={agent.avatarUrl} tone="brand" />
      <div className={styles.who}>
        <strong title={agent.email}>{agent.name}</strong>
        <span>{t('bar.staffNo', { staffNo: agent.staffNo })}</span>
      </div>
      <StatusMenu
        snapshot={snapshot}
        now={now}
        pending={pending}
        onChoose={choose}
        onGoOnline={goOnline}
      />
      <AutoAcceptSwitch agent={agent.id} />
      {status !== 'offline' && <SoundNotice />}
      <div className={styles.space} />
      <WaitingCounts groups={snapshot.groups} />
      <div className={styles.tools}>
        <AccountMenu
          onConsole={agent.role === 'admin' ? onConsole : undefined}
          isConsole={isConsole}
          onCheck={() => setChecking(true)}
          onHelp={onHelp}
          onLogout={onLogout}
        />
      </div>
      <ReadinessDialog
        isOpen={isChecking}
        legs={legs}
        isOnline={status !== 'offline'}
        connection={connection}
        onClose={() => setChecking(false)}
        onGo={goChecked}
      />
    </header>
  );
}
