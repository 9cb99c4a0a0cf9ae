import type { AgentClient } from '@ccc/core';
import type { LocalFiles } from '@ccc/core/platform/browser/index';
import type { DeskTask } from '@ccc/protocol';
import { Empty } from 'antd';
import { useEffect, useState } from 'react';
import { useAction } from '../app/action';
import { useNow } from '../app/clock';
import { LoadingScreen } from '../app/loading-screen';
import { useMedia } from '../app/media';
import { usePreferences } from '../app/preferences';
import { ConversationPane } from '../conversation/conversation-pane';
import { FINISH_ID } from '../conversation/conversation-header';
import { connectionNotice } from '../model/connection-notice';
import type { ShortcutAction } from '../model/shortcut';
import { neighbour, offersOf, tasksInHand } from '../model/task-list';
import { OfferStack } from '../offer/offer-stack';
import { ShortcutHelp } from '../shortcuts/shortcut-help';
import { useShortcuts } from '../shortcuts/use-shortcuts';
import { StatusBar } from '../status-bar/status-bar';
import { TaskList, type TaskTab } from '../tasks/task-list';
import { ConnectionBanner, ConnectionStopped } from './connection-banner';
import { CustomerSide } from './customer-side';
import { UnreadAnnouncer } from './unread-announcer';
import { useAttention, useConnectionState, useDeskModel, useDeskState } from './use-desk';
import styles from './desk-page.module.css';

interface Props {
  client: Pick<AgentClient, 'connection' | 'desk'>;
  /** What the agent pastes, drops or chooses. */
  files: LocalFiles;
  onLogout(): void;
}

/** Below this width the customer panel lies over the conversation. */
const NARROW = '(max-width: 1119px)';

/** The desk of one agent. */
export function DeskPage({ client, files, onLogout }: Props) {
  const { connection, desk } = client;
  const { t } = usePreferences();
  const { model, log } = useDeskModel(client);
  const state = useDeskState(model);
  const notice = connectionNotice(useConnectionState(connection), !state.snapshot);
  const isNarrow = useMedia(NARROW);
  const [panelChoice, setPanelChoice] = useState<boolean>();
  const [isHelpOpen, setHelpOpen] = useState(false);
  const [tab, setTab] = useState<TaskTab>('mine');
  const [answering, answer] = useAction();
  useNow();
  useAttention(model);
  useEffect(() => connection.start(), [connection]);

  const { snapshot, selected } = state;
  const offers = offersOf(snapshot?.tasks ?? []);
  const inHand = tasksInHand(snapshot?.tasks ?? []);
  const shown = selected === undefined ? undefined : model.task(selected);
  const task = shown?.stage === 'offered' ? undefined : shown;
  const isPanelOpen = panelChoice ?? !isNarrow;

  const accept = (offered: DeskTask) => {
    setTab('mine');
    answer(() => desk.accept(offered.session));
  };
  const decline = (offered: DeskTask) => answer(() => desk.decline(offered.session));

  useShortcuts((action: ShortcutAction) => {
    const [first] = offers;
    const order = (tab === 'mine' ? inHand : state.finished).map((each) => each.session);
    switch (action) {
      case 'accept':
      case 'decline':
        if (!first || answering) return false;
        (action === 'accept' ? accept : decline)(first);
        return true;
      case 'previousTask':
      case 'nextTask': {
        const next = neighbour(order, selected, action === 'nextTask' ? 1 : -1);
        if (next) model.select(next);
        return true;
      }
      case 'focusComposer':
        return focus('[data-testid=composer]');
      case 'focusFinish':
        return focus(`#${FINISH_ID}`);
      case 'togglePanel':
        setPanelChoice(!isPanelOpen);
        return true;
      case 'help':
        setHelpOpen(true);
        return true;
    }
  });

  if (notice.kind === 'stopped')
    return <ConnectionStopped connection={connection} notice={notice} />;
  const banner = <ConnectionBanner connection={connection} notice={notice} />;
  if (!snapshot) {
    return (
      <>
        <LoadingScreen />
        {banner}
      </>
    );
  }

  const now = desk.serverNow();
  return (
    <div className={styles.desk}>
      <StatusBar
        desk={desk}
        snapshot={snapshot}
        now={now}
        onHelp={() => setHelpOpen(true)}
        onLogout={onLogout}
      />
      <div className={styles.columns}>
        <TaskList
          state={state}
          status={snapshot.status}
          inHand={inHand}
          tab={tab}
          now={now}
          onTab={setTab}
          onSelect={(session) => model.select(session)}
        />
        <main className={styles.middle}>
          {task ? (
            <ConversationPane
              key={task.session}
              desk={desk}
              files={files}
              model={model}
              task={task}
              me={snapshot.agent.id}
              isCompleted={!inHand.includes(task)}
              isPanelOpen={isPanelOpen}
              now={now}
              onTogglePanel={() => setPanelChoice(!isPanelOpen)}
            />
          ) : (
            <Empty
              className={styles.nothing}
              image={Empty.PRESENTED_IMAGE_SIMPLE}
              description={inHand.length > 0 ? t('conversation.none') : t('conversation.idle')}
            />
          )}
        </main>
        {task && isPanelOpen && (
          <div className={styles.side} data-over={isNarrow}>
            <CustomerSide task={task} model={model} log={log} now={now} />
          </div>
        )}
      </div>
      <OfferStack
        offers={offers}
        now={now}
        pending={answering}
        onAccept={accept}
        onDecline={decline}
      />
      <UnreadAnnouncer state={state} />
      {banner}
      <ShortcutHelp isOpen={isHelpOpen} onClose={() => setHelpOpen(false)} />
    </div>
  );
}

function focus(selector: string): boolean {
  const element = document.querySelector<HTMLElement>(selector);
  element?.focus();
  return element !== null;
}
