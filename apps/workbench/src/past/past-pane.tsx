import { CloseOutlined } from '@ant-design/icons';
import type { ConversationView } from '@ccc/core';
import type { AgentId, SessionListItem } from '@ccc/protocol';
import { Alert } from 'antd';
import { useMemo } from 'react';
import { problemText } from '../app/action';
import { Avatar } from '../app/avatar';
import { IconButton } from '../app/icon-button';
import { usePreferences } from '../app/preferences';
import { fullTime } from '../conversation/divider-time';
import { PanelToggle } from '../conversation/panel-toggle';
import { Thread } from '../conversation/thread';
import type { PastSession } from './use-past-session';
import headerStyles from '../conversation/conversation-header.module.css';
import paneStyles from '../conversation/conversation-pane.module.css';
import styles from './past-pane.module.css';

interface Props {
  item: SessionListItem;
  past: PastSession;
  me: AgentId;
  isPanelOpen: boolean;
  onTogglePanel(): void;
  onClose(): void;
}

const nothing = () => undefined;

/** The conversation of a session that has ended, to be read. */
export function PastPane({ item, past: whole, me, isPanelOpen, onTogglePanel, onClose }: Props) {
  const { t, language } = usePreferences();
  const { view: past, state, error } = whole;
  const { customer } = item;
  const view = useMemo<ConversationView>(
    () => ({
      session: past.session,
      stage: past.stage,
      customer: past.customer,
      items: past.items,
    }),
    [past],
  );

  return (
    <section
      className={paneStyles.pane}
      aria-label={customer.nickname}
      data-testid="past-conversation"
      data-session={item.session}
    >
      <div className={headerStyles.header}>
        <Avatar name={customer.nickname} url={customer.avatarUrl} />
        <div className={headerStyles.who}>
          <h2>{customer.nickname}</h2>
          <span>
            {[item.group?.name, item.agentNickname, fullTime(item.createdAt, language)]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </div>
        <PanelToggle isOpen={isPanelOpen} onToggle={onTogglePanel} />
        <IconButton
          label={t('past.close')}
          icon={<CloseOutlined aria-hidden />}
          onClick={onClose}
        />
      </div>
      {state === 'failed' && <Alert banner type="error" title={problemText(error, language)} />}
      <Thread
        view={view}
        customerName={customer.nickname}
        customerAvatar={customer.avatarUrl}
        me={me}
        onResend={nothing}
      />
      <div className={styles.foot} role="note">
        {t('past.readOnly')}
      </div>
    </section>
  );
}
