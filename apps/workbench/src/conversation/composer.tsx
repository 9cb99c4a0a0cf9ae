import { SendOutlined } from '@ant-design/icons';
import { CccError, LIMITS } from '@ccc/protocol';
import { App, Button } from 'antd';
import { useEffect, useId, useRef, useState, type KeyboardEvent, type SyntheticEvent } from 'react';
import { problemText } from '../app/action';
import { usePreferences } from '../app/preferences';
import { PictureButton } from './picture-button';
import { filesIn } from './read-picture';
import styles from './composer.module.css';

interface Props {
  initialText: string;
  onDraft(text: string): void;
  /** Throws a `CccError` for words that cannot be sent. */
  onSend(text: string): void;
  /** Files that were pasted, dropped or chosen. */
  onFiles(files: File[]): void;
}

/** From this part of the limit on the counter is shown. */
const COUNT_FROM = 0.8;

/** Where replies are written: Enter sends, Shift+Enter breaks the line. */
export function Composer({ initialText, onDraft, onSend, onFiles }: Props) {
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

  const write = (next: string) => {
    setText(next);
    onDraft(next);
  };
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
    const files = filesIn(data);
    // Words that are pasted or dropped stay the field's own matter.
    if (files.length === 0) return;
    event.preventDefault();
    onFiles(files);
  };
  const onKeyDown = (event: KeyboardEvent) => {
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
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
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
      <textarea
        ref={field}
        className={styles.field}
        data-testid="composer"
        aria-label={t('composer.label')}
        aria-describedby={noteId}
        aria-invalid={isTooLong}
        placeholder={t('composer.placeholder')}
        value={text}
        rows={3}
        enterKeyHint="send"
        onChange={(event) => write(event.target.value)}
        onKeyDown={onKeyDown}
        onPaste={(event) => take(event, event.clipboardData)}
      />
      <div className={styles.foot}>
        <PictureButton onFiles={onFiles} />
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
          icon={<SendOutlined aria-hidden />}
          disabled={!canSend}
        >
          {t('composer.send')}
        </Button>
      </div>
    </form>
  );
}
