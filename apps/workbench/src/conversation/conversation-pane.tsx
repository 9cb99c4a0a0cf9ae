import type { Desk } from '@ccc/core';
import type { AgentId, DeskTask } from '@ccc/protocol';
import { useCallback } from 'react';
import { usePreferences } from '../app/preferences';
import type { DeskModel } from '../desk/desk-model';
import { Composer } from './composer';
import { ConversationHeader } from './conversation-header';
import { Thread } from './thread';
import { useConversation } from './use-conversation';
import composerStyles from './composer.module.css';
import styles from './conversation-pane.module.css';

interface Props {
  desk: Desk;
  model: DeskModel;
  task: DeskTask;
  me: AgentId;
  isCompleted: boolean;
  isPanelOpen: boolean;
  now: number;
  onTogglePanel(): void;
}

/** The conversation of one session. */
export function ConversationPane(props: Props) {
  const { desk, model, task, me, isCompleted, isPanelOpen, now, onTogglePanel } = props;
  const { t } = usePreferences();
  const conversation = model.conversation(task.session);
  const view = useConversation(conversation);
  const onResend = useCallback((key: string) => conversation.resend(key), [conversation]);

  return (
    <section className={styles.pane} aria-label={task.customer.nickname} data-testid="conversation">
      <ConversationHeader
        desk={desk}
        task={task}
        isCompleted={isCompleted}
        isPanelOpen={isPanelOpen}
        now={now}
        onTogglePanel={onTogglePanel}
      />
      <Thread
        view={view}
        customerName={task.customer.nickname}
        customerAvatar={task.customer.avatarUrl}
        me={me}
        onResend={onResend}
      />
      {task.stage === 'active' && !isCompleted ? (
        <Composer
          initialText={model.draft(task.session)}
          onDraft={(text) => model.setDraft(task.session, text)}
          onSend={(text) => conversation.send(text)}
        />
      ) : (
        <div className={composerStyles.closed} role="note">
          {isCompleted ? t('composer.readOnly') : t('composer.ended')}
        </div>
      )}
    </section>
  );
}
