import type { Desk } from '@ccc/core';
import type { LocalFiles } from '@ccc/core/platform/browser/index';
import type { AgentId, DeskTask } from '@ccc/protocol';
import { App } from 'antd';
import { useCallback } from 'react';
import { problemText } from '../app/action';
import { usePreferences } from '../app/preferences';
import type { DeskModel } from '../desk/desk-model';
import { Composer } from './composer';
import { ConversationHeader } from './conversation-header';
import { readPicture } from './read-picture';
import { Thread } from './thread';
import { useConversation } from './use-conversation';
import composerStyles from './composer.module.css';
import styles from './conversation-pane.module.css';

interface Props {
  desk: Desk;
  files: LocalFiles;
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
  const { desk, files, model, task, me, isCompleted, isPanelOpen, now, onTogglePanel } = props;
  const { t, language } = usePreferences();
  const { message } = App.useApp();
  const conversation = model.conversation(task.session);
  const view = useConversation(conversation);
  const onResend = useCallback((key: string) => conversation.resend(key), [conversation]);

  const sendPictures = async (chosen: File[]) => {
    for (const file of chosen) {
      try {
        conversation.sendImage(await readPicture(files, file));
      } catch (error) {
        void message.error(`${file.name}: ${problemText(error, language)}`);
      }
    }
  };

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
          onFiles={(chosen) => void sendPictures(chosen)}
        />
      ) : (
        <div className={composerStyles.closed} role="note">
          {isCompleted ? t('composer.readOnly') : t('composer.ended')}
        </div>
      )}
    </section>
  );
}
