import { CloseOutlined, FileTextOutlined, SaveOutlined, SendOutlined } from '@ant-design/icons';
import { CccError, LIMITS } from '@ccc/protocol';
import { App, Button } from 'antd';
import {
  useEffect,
  useId,
  useImperativeHandle,
  useRef,
  useState,
  type KeyboardEvent,
  type Ref,
  type SyntheticEvent,
} from 'react';
import { problemText } from '../app/action';
import { usePreferences } from '../app/preferences';
import type { WritingMode } from '../desk/desk-model';
import { ReplyButton } from '../replies/reply-button';
import { ReplyOptions } from '../replies/reply-options';
import { useReplyPicker } from '../replies/use-reply-picker';
import { AttachButton } from './attach-button';
import { filesIn } from './read-media';
import { focusNewestMessage } from './use-message-menu';
import styles from './composer.module.css';

interface Props {
  /** 内部备注 looks and says otherwise in everything, so that none goes to a customer. */
  mode: WritingMode;
  onMode(mode: WritingMode): void;
  initialText: string;
  onDraft(text: string): void;
  /** Throws a `CccError` for words that cannot be sent. */
  onSend(text: string): void;
  /** Files that were pasted, dropped or chosen. */
  onFiles(files: File[]): void;
  /** A letter was written. */
  onTyping?: (() => void) | undefined;
  /** What the words will answer, in a line. */
  quote?: string | undefined;
  onUnquote?(): void;
  ref?: Ref<ComposerHandle>;
}

/** What others may do to the field. */
export interface ComposerHandle {
  /** Puts words behind what is written already. */
  write(text: string): void;
}

/** The id of the button that changes the mode, for the keyboard. */
export const NOTE_ID = 'ccc-note-mode';

/** From this part of the limit on the counter is shown. */
const COUNT_FROM = 0.8;

/** Where replies are written: Enter sends, Shift+Enter breaks the line. */
export function Composer({
  mode,
  onMode,
  initialText,
  onDraft,
  onSend,
  onFiles,
  onTyping,
  quote,
  onUnquote,
  ref,
}: Props) {
  const isNote = mode === 'note';
  const { t, language } = usePreferences();
  const { message } = App.useApp();
  const [text, setText] = useState(initialText);
  const field = useRef<HTMLTextAreaElement>(null);
  const [isOver, setOver] = useState(false);
  const noteId = useId();
  const max = LIMITS.textMaxChars;
  const isTooLong = text.length > max;
  const canSend = text.trim() !== '' && !isTooLong;

  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    if (quote !== undefined) field.current?.focus();
  }, [quote]);

  const write = (next: string) => {
    setText(next);
    onDraft(next);
  };
  useImperativeHandle(ref, () => ({
    write(words) {
      write(text + words);
      field.current?.focus();
    },
  }));
  const picker = useReplyPicker(field, text, write);
  const send = () => {
    if (!canSend) return;
    try {
      onSend(text);
      write('');
    } catch (error) {
      if (!(error instanceof CccError)) throw error;
      void message.error(problemText(error, language));
    }
    field.current?.focus();
  };
  const take = (event: SyntheticEvent, data: DataTransfer | null) => {
    const files = isNote ? [] : filesIn(data);
    // Words that are pasted or dropped stay the field's own matter.
    if (files.length === 0) return;
    event.preventDefault();
    onFiles(files);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (picker.onKeyDown(event)) return;
    if (event.key === 'ArrowUp' && text === '' && !event.altKey) {
      event.preventDefault();
      focusNewestMessage();
      return;
    }
    if (event.key === 'Escape' && quote !== undefined && !event.nativeEvent.isComposing) {
      // Else it would answer an offer.
      event.preventDefault();
      onUnquote?.();
      return;
    }
    // While an input method composes, Enter chooses a word (229 is what Safari says of it).
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.shiftKey || event.altKey) return;
    event.preventDefault();
    send();
  };

  return (
    <form
      className={styles.composer}
      data-over={isOver}
      data-mode={mode}
      onDragOver={(event) => {
        if (isNote || !event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        take(event, event.dataTransfer);
      }}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <ReplyOptions picker={picker} />
      {quote !== undefined && (
        <div className={styles.quote} data-testid="quoting">
          <span>{quote}</span>
          <Button
            type="text"
            size="small"
            aria-label={t('quote.cancel')}
            icon={<CloseOutlined aria-hidden />}
            onClick={() => {
              onUnquote?.();
              field.current?.focus();
            }}
          />
        </div>
      )}
      <textarea
        ref={field}
        className={styles.field}
        data-testid="composer"
        aria-label={t(isNote ? 'note.label' : 'composer.label')}
        aria-describedby={noteId}
        aria-invalid={isTooLong}
        placeholder={t(isNote ? 'note.placeholder' : 'composer.placeholder')}
        value={text}
        rows={3}
        enterKeyHint="send"
        onChange={(event) => {
          picker.onCaret(event.target);
          write(event.target.value);
          if (event.target.value !== '') onTyping?.();
        }}
        onSelect={(event) => picker.onCaret(event.currentTarget)}
        {...picker.field}
        onKeyDown={onKeyDown}
        onPaste={(event) => take(event, event.clipboardData)}
      />
      <div className={styles.foot}>
        {!isNote && <AttachButton onFiles={onFiles} />}
        <Button
          id={NOTE_ID}
          type="text"
          className={styles.mode ?? ''}
          icon={<FileTextOutlined aria-hidden />}
          aria-pressed={isNote}
          title={t('note.hint')}
          data-testid="note-mode"
          onClick={() => onMode(isNote ? 'reply' : 'note')}
        >
          {t('note.mode')}
        </Button>
        <ReplyButton />
        <span id={noteId} className={styles.note} data-too-long={isTooLong} aria-live="polite">
          {isTooLong && t('composer.tooLong', { max })}
        </span>
        {text.length >= max * COUNT_FROM && (
          <span className={styles.count} data-too-long={isTooLong}>
            {t('composer.count', { count: text.length, max })}
          </span>
        )}
        <Button
          type="primary"
          htmlType="submit"
          icon={isNote ? <SaveOutlined aria-hidden /> : <SendOutlined aria-hidden />}
          disabled={!canSend}
        >
          {t(isNote ? 'note.save' : 'composer.send')}
        </Button>
      </div>
    </form>
  );
}
