import { DownOutlined } from '@ant-design/icons';
import type { ConversationView } from '@ccc/core';
import type { AgentId } from '@ccc/protocol';
import { Button, Skeleton } from 'antd';
import { memo, useMemo } from 'react';
import { usePreferences } from '../app/preferences';
import { noticeText } from '../i18n/notice-text';
import { threadRows } from '../model/thread';
import { useFollowBottom } from './follow-bottom';
import { MessageBubble } from './message-bubble';
import { dividerTime } from './divider-time';
import styles from './thread.module.css';

interface Props {
  view: ConversationView;
  customerName: string;
  customerAvatar: string | undefined;
  me: AgentId;
  onResend(key: string): void;
}

/** The messages of one conversation; drawn anew only when they change, not with every tick. */
export const Thread = memo(function Thread(props: Props) {
  const { view, customerName, customerAvatar, me, onResend } = props;
  const { t, language } = usePreferences();
  const rows = useMemo(() => threadRows(view.items, me), [view.items, me]);
  const last = view.items.at(-1);
  const isLastOwn = last?.kind === 'message' && last.isOwn;
  const { list, content, fresh, onScroll, toBottom } = useFollowBottom(
    view.items.length,
    isLastOwn,
  );

  return (
    <div className={styles.frame}>
      <div
        ref={list}
        className={styles.list}
        role="log"
        aria-label={t('thread.region')}
        aria-busy={rows.length === 0}
        tabIndex={0}
        onScroll={onScroll}
      >
        <div ref={content}>
          {rows.length === 0 && <ThreadLoading text={t('thread.loading')} />}
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
                return (
                  <div
                    key={row.key}
                    className={styles.notice}
                    data-testid="notice"
                    data-seq={row.seq}
                  >
                    {noticeText(row.notice, t)}
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
                  />
                );
            }
          })}
        </div>
      </div>
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
