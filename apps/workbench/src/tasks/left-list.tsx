import type { LeftMessageItem, SessionId, SessionListItem } from '@ccc/protocol';
import { Button, Segmented } from 'antd';
import { useCallback, useState } from 'react';
import { useAction } from '../app/action';
import { usePreferences } from '../app/preferences';
import { dividerTime } from '../conversation/divider-time';
import { useDeskApi } from '../service/desk-api-context';
import { usePages } from '../service/use-pages';
import { ListFoot } from './list-foot';
import { ROWS, walkRows } from './list-steps';
import { SessionRow } from './session-row';
import type { OpenMessages } from './use-open-messages';
import styles from './task-list.module.css';

interface Props {
  selected: SessionId | undefined;
  left: OpenMessages;
  onOpen(item: SessionListItem): void;
}

/** 留言: what customers left for whoever is there later, until somebody has seen to it. */
export function LeftList({ selected, left, onOpen }: Props) {
  const api = useDeskApi();
  const { t, language } = usePreferences();
  const [shown, setShown] = useState<'open' | 'handled'>('open');
  const [handling, act] = useAction();

  const load = useCallback(
    async (before?: number) => {
      const { messages } = await api.leftMessages(shown === 'handled', before);
      return { items: messages, before: messages.at(-1)?.left.at };
    },
    [api, shown],
  );
  const pages = usePages(load, shown, left.revision);
  const handle = (session: SessionId) =>
    act(async () => {
      await api.handleLeft(session);
      left.refresh();
    });

  return (
    <>
      <div className={styles.search}>
        <Segmented
          block
          aria-label={t('left.show')}
          value={shown}
          options={[
            { value: 'open' as const, label: t('left.open') },
            { value: 'handled' as const, label: t('left.handled') },
          ]}
          onChange={setShown}
        />
      </div>
      {pages.items.length > 0 && (
        <ul {...ROWS} onKeyDown={walkRows}>
          {pages.items.map((item) => (
            <li key={item.session} data-testid="left-item">
              <SessionRow
                session={item.session}
                customer={item.customer}
                about={item.group?.name ?? ''}
                testId="left-message"
                isSelected={item.session === selected}
                isOver
                mark={<time className={styles.at}>{dividerTime(item.left.at, language)}</time>}
                onSelect={() => onOpen(item)}
              >
                {contactOf(item)}
              </SessionRow>
              <p className={styles.left}>{item.left.text}</p>
              <div className={styles.leftFoot}>
                {item.left.handled ? (
                  t('left.by', {
                    agent: item.left.handled.by.nickname,
                    time: dividerTime(item.left.handled.at, language),
                  })
                ) : (
                  <Button size="small" disabled={handling} onClick={() => handle(item.session)}>
                    {t('left.handle')}
                  </Button>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
      <ListFoot
        pages={pages}
        empty={
          shown === 'open'
            ? { title: t('left.empty'), hint: t('left.emptyHint') }
            : { title: t('left.emptyHandled') }
        }
      />
    </>
  );

  function contactOf({ left: { contact } }: LeftMessageItem): string {
    return contact === undefined ? t('left.noContact') : t('left.contact', { contact });
  }
}
