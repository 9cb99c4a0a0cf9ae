import type { AgentClient } from '@ccc/core/desk/index';
import type { BrowserLegs, LocalFiles } from '@ccc/core/platform/browser/index';
import type { DeskTask, SessionListItem } from '@ccc/protocol';
import { Empty } from 'antd';
import { useEffect, useState } from 'react';
import { useAction } from '../app/action';
import { useNow } from '../app/clock';
import { LoadingScreen } from '../app/loading-screen';
import { useMedia } from '../app/media';
import { usePreferences } from '../app/preferences';
import { useHash } from '../app/use-hash';
import { Console } from '../console/console';
import { CONSOLE_PAGES, consolePageAt } from '../console/console-pages';
import { ConversationPane } from '../conversation/conversation-pane';
import { NOTE_ID } from '../conversation/composer';
import { FINISH_ID } from '../conversation/conversation-header';
import { CallStack } from '../call/call-stack';
import { useCallAccept } from '../call/use-call-accept';
import { useCallActions } from '../call/use-calls';
import { callsOf, canShow, currentCall, isHelper, isIncoming, mediaOf } from '../model/calls';
import { connectionNotice } from '../model/connection-notice';
import type { ShortcutAction } from '../model/shortcut';
import { offersOf, tasksInHand } from '../model/task-list';
import { OfferStack } from '../offer/offer-stack';
import { useAutoAccept } from '../offer/use-auto-accept';
import { PastPane } from '../past/past-pane';
import { usePastSession } from '../past/use-past-session';
import { useDeskApi } from '../service/desk-api-context';
import { ShortcutHelp } from '../shortcuts/shortcut-help';
import { useShortcuts } from '../shortcuts/use-shortcuts';
import { StatusBar } from '../status-bar/status-bar';
import { STATUS_ID } from '../status-bar/status-menu';
import { useAutoAcceptChoice } from '../status-bar/use-auto-accept-choice';
import { chooseNeighbour } from '../tasks/list-steps';
import type { TaskTab } from '../tasks/list-tabs';
import { TaskList } from '../tasks/task-list';
import { TRANSFER_ID } from '../transfer/transfer-button';
import { ConnectionBanner, ConnectionStopped } from './connection-banner';
import { CustomerSide, PastSide } from './customer-side';
import { UnreadAnnouncer } from './unread-announcer';
import { useAttention, useConnectionState, useDeskModel, useDeskState } from './use-desk';
import styles from './desk-page.module.css';

interface Props {
  client: Pick<AgentClient, 'connection' | 'desk'>;
  /** What the agent pastes, drops or chooses. */
  files: LocalFiles;
  /** The sound of calls. */
  legs: BrowserLegs;
  onLogout(): void;
}

/** Below this width the customer panel lies over the conversation. */
const NARROW = '(max-width: 1119px)';

/** The desk of one agent. */
export function DeskPage({ client, files, legs, onLogout }: Props) {
  const { connection, desk } = client;
  const { t } = usePreferences();
  const api = useDeskApi();
  const { model, log } = useDeskModel(client, (session) => api.events(session, 0));
  const state = useDeskState(model);
  const connectionState = useConnectionState(connection);
  const notice = connectionNotice(connectionState, !state.snapshot);
  const isNarrow = useMedia(NARROW);
  const [panelChoice, setPanelChoice] = useState<boolean>();
  const [isHelpOpen, setHelpOpen] = useState(false);
  const [tab, setTab] = useState<TaskTab>('mine');
  const [opened, setOpened] = useState<SessionListItem>();
  const [panelTab, setPanelTab] = useState('profile');
  const [answering, answer] = useAction();
  const [hash, go] = useHash();
  useNow();
  useAttention(model);
  useEffect(() => connection.start(), [connection]);

  const { snapshot, selected } = state;
  const consolePage = snapshot?.agent.role === 'admin' ? consolePageAt(hash) : undefined;
  const toDesk = () => {
    if (consolePage) go('');
  };
  const past = usePastSession(api, opened?.session, snapshot?.agent.id);
  const [acceptsByItself, chooseAutoAccept] = useAutoAcceptChoice(snapshot?.agent.id);
  const calls = callsOf(snapshot?.tasks ?? [], state.calls);
  const incoming = calls.filter(isIncoming);
  const shownCalls = calls.filter((call) => !isIncoming(call));
  const actions = useCallActions(desk, legs, shownCalls);
  const take = useCallAccept(legs, (offered) =>
    mediaOf(offered)
      ? actions.withOthersHeld(offered, () => desk.accept(offered.session))
      : desk.accept(offered.session),
  );
  const offers = useAutoAccept(acceptsByItself, offersOf(snapshot?.tasks ?? []), (offered) => {
    toDesk();
    setTab('mine');
    setOpened(undefined);
    return take.acceptWhole(offered);
  });
  const inHand = tasksInHand(snapshot?.tasks ?? []);
  const shown = selected === undefined ? undefined : model.task(selected);
  const task = shown?.stage === 'offered' ? undefined : shown;
  const isPanelOpen = panelChoice ?? !isNarrow;

  const accept = (offered: DeskTask) => {
    toDesk();
    setTab('mine');
    answer(() => take.accept(offered));
  };
  const decline = (offered: DeskTask) => answer(() => desk.decline(offered.session));

  useShortcuts((action: ShortcutAction) => {
    const [first] = offers;
    const [call] = incoming;
    const current = currentCall(shownCalls);
    switch (action) {
      case 'accept':
      case 'decline':
        if (call) (action === 'accept' ? actions.answer : actions.end)(call);
        else if (!first || answering) return false;
        else (action === 'accept' ? accept : decline)(first);
        return true;
      case 'mute':
        if (current) actions.toggleMute(current);
        return current !== undefined;
      case 'hold':
        if (current?.call.state !== 'connected' || isHelper(current.task, snapshot?.agent.id))
          return false;
        actions.hold(current, !current.call.isHeld);
        return true;
      case 'camera':
        if (!current || !canShow(current, snapshot?.agent.id)) return false;
        actions.toggleCamera(current);
        return true;
      case 'previousTask':
      case 'nextTask':
        chooseNeighbour(action === 'nextTask' ? 1 : -1);
        return true;
      case 'focusComposer':
        return focus('[data-testid=composer]');
      case 'focusFinish':
        return focus(`#${FINISH_ID}`);
      case 'toggleNote':
        return press(`#${NOTE_ID}`);
      case 'transfer':
        return press(`#${TRANSFER_ID}`);
      case 'togglePanel':
        setPanelChoice(!isPanelOpen);
        return true;
      case 'openStatus':
        return press(`#${STATUS_ID}`);
      case 'toggleAutoAccept':
        chooseAutoAccept(!acceptsByItself);
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
  const side = {
    me: snapshot.agent,
    tab: panelTab,
    now,
    onTab: setPanelTab,
    onOpen: setOpened,
  };
  return (
    <div className={styles.desk}>
      <StatusBar
        desk={desk}
        legs={legs}
        snapshot={snapshot}
        connection={connectionState}
        now={now}
        isConsole={consolePage !== undefined}
        onConsole={() => go(consolePage ? '' : CONSOLE_PAGES[0].path)}
        onHelp={() => setHelpOpen(true)}
        onLogout={onLogout}
      />
      {consolePage && <Console shown={consolePage} files={files} onLeave={toDesk} />}
      <div
        className={styles.columns}
        data-calling={shownCalls.length > 0}
        hidden={consolePage !== undefined}
      >
        <TaskList
          state={state}
          status={snapshot.status}
          inHand={inHand}
          waiting={snapshot.groups.reduce((sum, group) => sum + group.waiting, 0)}
          opened={opened?.session}
          tab={tab}
          now={now}
          onTab={setTab}
          onSelect={(session) => {
            setOpened(undefined);
            model.select(session);
          }}
          onOpen={setOpened}
        />
        <main className={styles.middle}>
          {opened && past ? (
            <PastPane
              key={opened.session}
              item={opened}
              past={past}
              me={snapshot.agent.id}
              isPanelOpen={isPanelOpen}
              onTogglePanel={() => setPanelChoice(!isPanelOpen)}
              onClose={() => setOpened(undefined)}
            />
          ) : task ? (
            <ConversationPane
              key={task.session}
              desk={desk}
              files={files}
              model={model}
              task={task}
              me={snapshot.agent.id}
              isPanelOpen={isPanelOpen}
              now={now}
              onTogglePanel={() => setPanelChoice(!isPanelOpen)}
              onCall={actions.start}
            />
          ) : (
            <Empty
              className={styles.nothing}
              image={Empty.PRESENTED_IMAGE_SIMPLE}
              description={inHand.length > 0 ? t('conversation.none') : t('conversation.idle')}
            />
          )}
        </main>
        {isPanelOpen && (task || opened) && (
          <div className={styles.side} data-over={isNarrow}>
            {opened && past ? (
              <PastSide item={opened} past={past} {...side} />
            ) : (
              task && <CustomerSide task={task} model={model} log={log} {...side} />
            )}
          </div>
        )}
      </div>
      <OfferStack
        offers={offers}
        incoming={incoming}
        problems={take.problems}
        isAsking={take.isAsking}
        now={now}
        pending={answering || actions.pending}
        onAccept={accept}
        onDecline={decline}
        legs={legs}
        isShownIn={actions.isShownIn}
        onShow={actions.showIn}
        onAnswer={actions.answer}
        onReject={actions.end}
      />
      <CallStack
        desk={desk}
        legs={legs}
        calls={shownCalls}
        actions={actions}
        now={now}
        onShow={(session) => {
          toDesk();
          setTab('mine');
          setOpened(undefined);
          model.select(session);
        }}
      />
      <UnreadAnnouncer state={state} />
      {banner}
      <ShortcutHelp isOpen={isHelpOpen} onClose={() => setHelpOpen(false)} />
    </div>
  );
}

function press(selector: string): boolean {
  const found = focus(selector);
  document.querySelector<HTMLElement>(selector)?.click();
  return found;
}

function focus(selector: string): boolean {
  const element = document.querySelector<HTMLElement>(selector);
  element?.focus();
  return element !== null;
}
