import { DownOutlined } from '@ant-design/icons';
import { readMarkOf, type Conversation, type ConversationView } from '@ccc/core';
import type { AgentCard, AgentId } from '@ccc/protocol';
import { Button, Skeleton } from 'antd';
import { memo, useCallback, useEffect, useMemo } from 'react';
import { usePreferences } from '../app/preferences';
import { noticeText } from '../i18n/notice-text';
import { threadRows } from '../model/thread';
import { useFollowBottom } from './follow-bottom';
import { CallQualityNote } from './call-quality-note';
import { MessageBubble } from './message-bubble';
import { useIsVisible } from '../app/use-is-visible';
import { MessageMenu } from './message-menu';
import { OlderRow } from './older-row';
import { RecordingRow } from './recording-row';
import { useMessageMenu } from './use-message-menu';
import { dividerTime } from './divider-time';
import styles from './thread.module.css';

interface Props {
  /** Absent: it can only be read. */
  conversation?: Conversation;
  view: ConversationView;
  customerName: string;
  customerAvatar: string | undefined;
  me: AgentId;
  onResend(key: string): void;
  /** 重新编辑: words that were taken back, to be written again. */
  onEdit?: ((text: string) => void) | undefined;
  /** 引用: the next words answer this message. */
  onQuote?: ((key: string) => void) | undefined;
}

/** The messages of one conversation; drawn anew only when they change, not with every tick. */
export const Thread = memo(function Thread(props: Props) {
  const { conversation, view, customerName, customerAvatar, me, onResend, onEdit, onQuote } = props;
  const { t, language } = usePreferences();
  const rows = useMemo(() => threadRows(view.items, me), [view.items, me]);
  const last = view.items.at(-1);
  const isLastOwn = last?.kind === 'message' && last.isOwn;
  const { older = 'none' } = view;
  const onTop = useCallback(() => {
    // What failed is tried again by the button: not with every pixel.
    if (older === 'more') void conversation?.loadOlder();
  }, [conversation, older]);
  const { list, content, fresh, onScroll, toBottom } = useFollowBottom(
    view.items,
    isLastOwn,
    onTop,
  );

  const mark = conversation && readMarkOf(view);
  const isVisible = useIsVisible();
  const isAtEnd = fresh === 0;
  useEffect(() => {
    if (isVisible && isAtEnd) conversation?.markRead();
  }, [conversation, isVisible, isAtEnd, view.items]);

  const menu = useMessageMenu(view.items, conversation, onQuote);

  return (
    <div className={styles.frame}>
      <div
        ref={list}
        className={styles.list}
        role="log"
        aria-label={t('thread.region')}
        aria-busy={rows.length === 0 || older === 'loading'}
        tabIndex={0}
        onScroll={onScroll}
        {...menu.handlers}
      >
        <div ref={content}>
          {rows.length === 0 && <ThreadLoading text={t('thread.loading')} />}
          {older !== 'none' && (
            <OlderRow state={older} onMore={() => void conversation?.loadOlder()} />
          )}
          {rows.map((row) => {
            switch (row.kind) {
              case 'divider':
                return (
                  <div key={row.key} className={styles.divider}>
                    <time dateTime={new Date(row.at).toISOString()}>
                      {dividerTime(row.at, language)}
                    </time>
                  </div>
                );
              case 'notice':
                if (row.notice.name === 'noted') {
                  return <NoteBox key={row.key} seq={row.seq} {...row.notice} />;
                }
                if (row.notice.name === 'recorded' && row.notice.tracks.length > 0) {
                  return <RecordingRow key={row.key} seq={row.seq} recording={row.notice} />;
                }
                return (
                  <div
                    key={row.key}
                    className={styles.notice}
                    data-testid="notice"
                    data-key={row.key}
                    data-seq={row.seq}
                  >
                    {noticeText(row.notice, t)}
                    {row.notice.name === 'called' && row.notice.quality && (
                      <CallQualityNote sides={row.notice.quality} />
                    )}
                    {onEdit && row.notice.name === 'recalled' && row.notice.text && (
                      <EditAgain text={row.notice.text} onEdit={onEdit} />
                    )}
                  </div>
                );
              case 'message':
                return (
                  <MessageBubble
                    key={row.key}
                    row={row}
                    customerName={customerName}
                    customerAvatar={customerAvatar}
                    onResend={onResend}
                    mark={row.key === mark?.key ? mark.isRead : undefined}
                  />
                );
            }
          })}
        </div>
      </div>
      <div className={styles.typing} data-testid="typing" role="status">
        {view.isTyping && <span>{t('thread.typing', { name: customerName })}</span>}
      </div>
      <MessageMenu place={menu.place} onAct={menu.act} onClose={menu.close} />
      {fresh > 0 && (
        <Button
          className={styles.fresh}
          shape="round"
          size="small"
          icon={<DownOutlined aria-hidden />}
          onClick={toBottom}
        >
          {t('thread.newMessages', { count: fresh })}
        </Button>
      )}
    </div>
  );
});

function NoteBox({
  seq,
  text,
  agent,
}: {
  seq: number;
  text: string;
  agent?: AgentCard | undefined;
}) {
  const { t } = usePreferences();
  return (
    <div className={styles.noted} data-testid="note" data-seq={seq}>
      <b>{t('note.author', { agent: agent?.nickname ?? t('note.admin') })}</b>
      <span>{text}</span>
    </div>
  );
}

function EditAgain({ text, onEdit }: { text: string; onEdit(text: string): void }) {
  const { t } = usePreferences();
  return (
    <Button type="link" size="small" className={styles.edit} onClick={() => onEdit(text)}>
      {t('line.edit')}
    </Button>
  );
}

function ThreadLoading({ text }: { text: string }) {
  return (
    <div role="status">
      <span className="ccc-hidden">{text}</span>
      <Skeleton
        active
        avatar={{ size: 32 }}
        title={false}
        paragraph={{ rows: 2, width: ['40%', '55%'] }}
      />
    </div>
  );
}
