import type { Desk } from '@ccc/core/desk/index';
import type { LocalFiles } from '@ccc/core/platform/browser/index';
import type { AgentId, CallMedia, DeskTask } from '@ccc/protocol';
import { App } from 'antd';
import { useCallback, useRef, useState } from 'react';
import { problemText } from '../app/action';
import { usePreferences } from '../app/preferences';
import type { DeskModel, WritingMode } from '../desk/desk-model';
import { isHelper } from '../model/calls';
import { quoteText } from '../i18n/quote-text';
import { Composer, type ComposerHandle } from './composer';
import { ConversationHeader } from './conversation-header';
import { readMedia } from './read-media';
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
  isPanelOpen: boolean;
  now: number;
  onTogglePanel(): void;
  /** Asks the customer for a call. Rejects with a `CccError`. */
  onCall(task: DeskTask, media: CallMedia): Promise<void>;
}

/** The conversation of one session. */
export function ConversationPane(props: Props) {
  const { desk, files, model, task, me, isPanelOpen, now, onTogglePanel, onCall } = props;
  const { t, language } = usePreferences();
  const { message } = App.useApp();
  const conversation = model.conversation(task.session);
  const view = useConversation(conversation);
  const onResend = useCallback((key: string) => conversation.resend(key), [conversation]);

  const composer = useRef<ComposerHandle>(null);
  const noteComposer = useRef<ComposerHandle>(null);
  const [mode, setMode] = useState<WritingMode>('reply');
  const { session } = task;
  const onEdit = useCallback(
    (text: string) => {
      if (mode === 'reply') return composer.current?.write(text);
      model.setDraft(session, model.draft(session) + text);
      setMode('reply');
    },
    [mode, model, session],
  );
  const isHelping = isHelper(task, me);
  const canWrite = task.stage === 'active' && !isHelping;
  const [quoteKey, setQuoteKey] = useState<string>();
  const canQuote = quoteKey !== undefined && conversation.canQuote(quoteKey);
  const quoted = canQuote ? view.items.find(({ key }) => key === quoteKey) : undefined;
  const onQuote = useCallback((key: string) => {
    setQuoteKey(key);
    setMode('reply');
  }, []);
  const reply = (text: string) => {
    conversation.send(text, { quote: quoteKey });
    setQuoteKey(undefined);
  };

  const sendFiles = async (chosen: File[]) => {
    for (const file of chosen) {
      try {
        conversation.sendMedia(await readMedia(files, file));
      } catch (error) {
        void message.error(`${file.name}: ${problemText(error, language)}`);
      }
    }
  };

  const addNote = (text: string) => {
    desk.addNote(session, text).catch((error: unknown) => {
      void message.error(problemText(error, language));
      // Only ever back to where notes are written.
      if (noteComposer.current) noteComposer.current.write(text);
      else model.setDraft(session, model.draft(session, 'note') + text, 'note');
    });
  };

  return (
    <section className={styles.pane} aria-label={task.customer.nickname} data-testid="conversation">
      <ConversationHeader
        desk={desk}
        task={task}
        rating={view.rating}
        isServing={canWrite}
        isPanelOpen={isPanelOpen}
        now={now}
        onTogglePanel={onTogglePanel}
        onCall={canWrite && !view.call && !view.media ? (media) => onCall(task, media) : undefined}
      />
      <Thread
        conversation={conversation}
        view={view}
        customerName={task.customer.nickname}
        customerAvatar={task.customer.avatarUrl}
        me={me}
        onResend={onResend}
        onEdit={canWrite ? onEdit : undefined}
        onQuote={canWrite ? onQuote : undefined}
      />
      {canWrite ? (
        <Composer
          key={mode}
          ref={mode === 'note' ? noteComposer : composer}
          mode={mode}
          onMode={setMode}
          initialText={model.draft(session, mode)}
          onDraft={(text) => model.setDraft(session, text, mode)}
          onSend={mode === 'note' ? addNote : reply}
          quote={quoted && mode === 'reply' ? quoteText(quoted, t) : undefined}
          onUnquote={() => setQuoteKey(undefined)}
          // A customer hears nothing of notes, not even that one is written.
          onTyping={mode === 'reply' ? () => conversation.typing() : undefined}
          onFiles={(chosen) => void sendFiles(chosen)}
        />
      ) : (
        <div className={composerStyles.closed} role="note">
          {isHelping
            ? t('consult.readOnly', { agent: task.consult?.from.nickname ?? '' })
            : t('composer.ended')}
        </div>
      )}
    </section>
  );
}
