import type { CustomerCard, SessionId, SessionListItem } from '@ccc/protocol';
import { memo, useCallback } from 'react';
import { usePreferences } from '../app/preferences';
import { dividerTime } from '../conversation/divider-time';
import { previewText } from '../i18n/preview-text';
import { useDeskApi } from '../service/desk-api-context';
import { usePages } from '../service/use-pages';
import { ListFoot } from '../tasks/list-foot';
import { walkRows } from '../tasks/list-steps';
import { SessionRow } from '../tasks/session-row';
import cardStyles from '../tasks/task-list.module.css';
import styles from './customer-panel.module.css';

interface Props {
  customer: CustomerCard;
  /** The session beside which they are shown. */
  shown: SessionId;
  onOpen(item: SessionListItem): void;
}

/** What has been with a customer before. */
export const CustomerHistory = memo(function CustomerHistory({ customer, shown, onOpen }: Props) {
  const api = useDeskApi();
  const { t, language } = usePreferences();
  const { id } = customer;
  const load = useCallback(
    async (before?: number) => {
      const { sessions } = await api.history(id, before);
      return { items: sessions, before: sessions.at(-1)?.createdAt };
    },
    [api, id],
  );
  const pages = usePages(load, id);

  return (
    <div className={styles.scroll}>
      <ul className={styles.history} onKeyDown={walkRows}>
        {pages.items.map((item) => (
          <li key={item.session}>
            <SessionRow
              session={item.session}
              customer={item.customer}
              name={dividerTime(item.createdAt, language)}
              about={[item.group?.name, item.agentNickname].filter(Boolean).join(' · ')}
              testId="past-session"
              isSelected={item.session === shown}
              isOver
              mark={
                item.closeBy && (
                  <span className={cardStyles.at}>{t(`closeBy.${item.closeBy}`)}</span>
                )
              }
              onSelect={() => onOpen(item)}
            >
              {item.lastText === undefined ? t('tasks.noText') : previewText(item.lastText, t)}
            </SessionRow>
          </li>
        ))}
      </ul>
      <ListFoot pages={pages} empty={{ title: t('customer.noHistory') }} />
    </div>
  );
});
