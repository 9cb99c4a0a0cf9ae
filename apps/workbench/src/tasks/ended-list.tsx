import { LoadingOutlined, SearchOutlined } from '@ant-design/icons';
import type { SessionId, SessionListItem, SessionMatch } from '@ccc/protocol';
import { Input } from 'antd';
import { useCallback, useState } from 'react';
import { usePreferences } from '../app/preferences';
import { dividerTime } from '../conversation/divider-time';
import { previewText } from '../i18n/preview-text';
import { useDeskApi } from '../service/desk-api-context';
import { usePages } from '../service/use-pages';
import { ListFoot } from './list-foot';
import { ROWS, walkRows } from './list-steps';
import { Marked } from './marked';
import { SessionRow } from './session-row';
import { useSettled } from './use-settled';
import styles from './task-list.module.css';

/** Typing rests this long before anything is looked for. */
const SETTLE_MS = 300;

interface Props {
  selected: SessionId | undefined;
  /** Changes whenever a session has ended: then the list is read anew. */
  revision: string;
  onOpen(item: SessionListItem): void;
}

/** The sessions that have ended, and a search through the words of every session the agent had. */
export function EndedList({ selected, revision, onOpen }: Props) {
  const api = useDeskApi();
  const { t, language } = usePreferences();
  const [typed, setTyped] = useState('');
  const words = useSettled(typed.trim(), SETTLE_MS);

  const load = useCallback(
    async (before?: number) => {
      if (words !== '') {
        const { matches, before: next } = await api.search(words, before);
        return { items: matches as Array<SessionListItem | SessionMatch>, before: next };
      }
      const { sessions } = await api.ended(before);
      return { items: sessions, before: sessions.at(-1)?.createdAt };
    },
    [api, words],
  );
  const pages = usePages(load, words, revision);

  return (
    <>
      <div className={styles.search} data-testid="session-search">
        <Input
          type="search"
          allowClear
          prefix={
            words !== '' && pages.state === 'loading' ? <LoadingOutlined /> : <SearchOutlined />
          }
          maxLength={64}
          value={typed}
          placeholder={t('search.placeholder')}
          aria-label={t('search.label')}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      {pages.items.length > 0 && (
        <ul {...ROWS} onKeyDown={walkRows}>
          {pages.items.map((item) => (
            <li key={item.session}>
              <SessionRow
                session={item.session}
                customer={item.customer}
                about={[item.group?.name, item.agentNickname].filter(Boolean).join(' · ')}
                testId="ended-session"
                isSelected={item.session === selected}
                isOver
                name={<Marked text={item.customer.nickname} words={words} />}
                mark={<time className={styles.at}>{dividerTime(item.createdAt, language)}</time>}
                onSelect={() => onOpen(item)}
              >
                <Line item={item} words={words} />
              </SessionRow>
            </li>
          ))}
        </ul>
      )}
      <ListFoot
        pages={pages}
        empty={
          words === ''
            ? { title: t('tasks.emptyEnded'), hint: t('tasks.emptyEndedHint') }
            : { title: t('search.none'), hint: t('search.noneHint') }
        }
      />
    </>
  );
}

/** The line that was found, or the last words. */
function Line({ item, words }: { item: SessionListItem | SessionMatch; words: string }) {
  const { t } = usePreferences();
  if ('match' in item && item.match.in === 'message') {
    return <Marked text={item.match.excerpt} words={words} />;
  }
  return item.lastText === undefined ? t('tasks.noText') : previewText(item.lastText, t);
}
