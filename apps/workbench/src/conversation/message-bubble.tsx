import { ExclamationCircleFilled, LoadingOutlined, MoreOutlined } from '@ant-design/icons';
import type { ChatItem } from '@ccc/core';
import { textOf } from '@ccc/protocol';
import { Tooltip } from 'antd';
import { memo } from 'react';
import { Avatar } from '../app/avatar';
import { usePreferences } from '../app/preferences';
import { quoteText } from '../i18n/quote-text';
import type { Translate } from '../i18n/translate';
import type { MessageAuthor, MessageRow } from '../model/thread';
import { LinkedText } from './linked-text';
import { MediaMessage } from './media-message';
import { PictureMessage } from './picture-message';
import { revealMessage } from './use-message-menu';
import styles from './message-bubble.module.css';

interface Props {
  row: MessageRow;
  customerName: string;
  customerAvatar: string | undefined;
  onResend(key: string): void;
  /** Whether the customer has read it; `undefined`: this one does not say. */
  mark: boolean | undefined;
}

/** One message; ours on the right, the customer's on the left. */
export const MessageBubble = memo(function MessageBubble(props: Props) {
  const { row, customerName, customerAvatar, onResend, mark } = props;
  const { t, language } = usePreferences();
  const name = authorText(row.author, customerName, t);
  const side = row.author.kind === 'customer' ? 'left' : 'right';
  const time = new Date(row.at).toLocaleTimeString(language, {
    hour: '2-digit',
    minute: '2-digit',
  });

  return (
    <div
      className={styles.message}
      data-testid="message"
      data-key={row.key}
      data-seq={row.seq}
      data-from={row.author.kind}
      data-delivery={row.delivery}
      data-side={side}
      data-run={row.opensRun ? 'first' : 'next'}
      data-mine={row.author.kind === 'agent' && row.author.mine}
      tabIndex={-1}
    >
      <span className={styles.avatar}>
        {side === 'left' && row.opensRun && (
          <Avatar name={customerName} url={customerAvatar} size={32} />
        )}
      </span>
      <div className={styles.column}>
        {row.opensRun ? (
          <span className={styles.name}>{name}</span>
        ) : (
          <span className="ccc-hidden">{name}</span>
        )}
        <div className={styles.line}>
          <Delivery row={row} onResend={onResend} />
          {row.picture ? (
            <PictureMessage picture={row.picture} author={name} progress={row.progress} />
          ) : row.media ? (
            <MediaMessage media={row.media} author={name} progress={row.progress} />
          ) : (
            <div className={styles.bubble} title={time}>
              {row.text === undefined ? (
                <em>{t('thread.unsupported')}</em>
              ) : (
                <LinkedText text={row.text} />
              )}
            </div>
          )}
          <button
            type="button"
            className={styles.menu}
            data-action="menu"
            tabIndex={-1}
            aria-label={t('thread.actions')}
            aria-haspopup="menu"
          >
            <MoreOutlined aria-hidden />
          </button>
        </div>
        {row.quote && <Quote item={row.quote.item} />}
        {row.choices.length > 0 && (
          <ul className={styles.choices} aria-label={t('thread.choices')}>
            {row.choices.map((choice) => (
              <li key={choice.keyword}>
                <b>{choice.keyword}</b> {choice.label !== choice.keyword && choice.label}
              </li>
            ))}
          </ul>
        )}
        {mark !== undefined && (
          <span className={styles.mark} data-testid="read-mark" data-read={mark}>
            {t(mark ? 'thread.read' : 'thread.unread')}
          </span>
        )}
        {row.code && <span className={styles.problem}>{textOf(row.code, language)}</span>}
      </div>
    </div>
  );
});

/** What it answers; a click leads there. */
function Quote({ item }: { item: ChatItem | undefined }) {
  const { t } = usePreferences();
  return (
    <button
      type="button"
      className={styles.quote}
      data-testid="quote"
      disabled={!item}
      onClick={() => item && revealMessage(item.key)}
    >
      {quoteText(item, t)}
    </button>
  );
}

function Delivery({ row, onResend }: Pick<Props, 'row' | 'onResend'>) {
  const { t } = usePreferences();
  if (row.delivery === 'sending') {
    return <LoadingOutlined className={styles.sending} aria-label={t('thread.sending')} />;
  }
  if (row.delivery === 'sent') return null;
  return (
    <Tooltip title={t('thread.failedSend')}>
      <button
        type="button"
        className={styles.resend}
        aria-label={t('thread.resend')}
        onClick={() => onResend(row.key)}
      >
        <ExclamationCircleFilled aria-hidden />
      </button>
    </Tooltip>
  );
}

function authorText(author: MessageAuthor, customer: string, t: Translate): string {
  if (author.kind === 'customer') return customer;
  if (author.kind === 'flow') return t('thread.flow');
  return author.mine ? t('thread.me') : (author.name ?? t('thread.agent'));
}
