import type { CustomerCard, DeskSnapshot, SessionListItem } from '@ccc/protocol';
import { Alert } from 'antd';
import { useId } from 'react';
import { problemText } from '../app/action';
import { Avatar } from '../app/avatar';
import { usePreferences } from '../app/preferences';
import { TabBar } from '../app/tab-bar';
import { dividerTime } from '../conversation/divider-time';
import { CustomerBlocking } from './customer-blocking';
import { CustomerHistory } from './customer-history';
import { CustomerNotes } from './customer-notes';
import { CustomerTags } from './customer-tags';
import { Fact } from './fact';
import { FramedPages } from './framed-pages';
import { SessionFacts, type SessionAbout } from './session-facts';
import { useCustomer } from './use-customer';
import { usePagesOf } from './use-pages-of';
import styles from './customer-panel.module.css';

interface Props {
  customer: CustomerCard;
  groupName: string | undefined;
  about: SessionAbout;
  me: Pick<DeskSnapshot['agent'], 'id' | 'role'>;
  /** Whether the customer is a colleague's who is helped. @default false */
  isHelping?: boolean;
  /** Which tab is shown, by its key. */
  tab: string;
  now: number;
  onTab(tab: string): void;
  onOpen(item: SessionListItem): void;
}

/** Who the customer is, what has been with them, and pages of others about them. */
export function CustomerPanel(props: Props) {
  const { customer, groupName, about, me, isHelping = false, tab, now, onTab, onOpen } = props;
  const { t, language } = usePreferences();
  const { profile, error, change } = useCustomer(customer.id, !isHelping);
  const pages = usePagesOf(customer.id, about.session);
  const id = useId();
  const tabs = [
    { key: 'profile', label: t('customer.tabProfile') },
    { key: 'history', label: t('customer.tabHistory') },
    ...pages.map(({ key, title }) => ({ key, label: title })),
  ];
  const active = tabs.some(({ key }) => key === tab) ? tab : 'profile';

  const own = (
    <div className={styles.scroll}>
      {error !== undefined && (
        <Alert type="warning" showIcon title={problemText(error, language)} />
      )}
      {profile && (
        <>
          <CustomerTags customer={customer.id} tags={profile.tags} onChange={change} />
          <dl>
            <Fact name={t('customer.openidTail')}>…{profile.openidTail}</Fact>
            <Fact name={t('customer.firstSeen')}>
              <time>{dividerTime(profile.firstSeenAt, language)}</time>
            </Fact>
          </dl>
          <CustomerNotes customer={customer.id} notes={profile.notes} me={me} onChange={change} />
        </>
      )}
      <SessionFacts about={about} now={now} />
      {profile && (
        <CustomerBlocking
          customer={customer}
          block={profile.block}
          me={me}
          isLive={about.end === undefined}
          onChange={change}
        />
      )}
    </div>
  );

  return (
    <aside className={styles.panel} aria-label={t('customer.title')} data-testid="customer">
      <div className={styles.head}>
        <Avatar name={customer.nickname} url={customer.avatarUrl} size={48} />
        <div className={styles.who}>
          <strong>{customer.nickname}</strong>
          {groupName && <span>{groupName}</span>}
        </div>
        {profile?.block && <span className={styles.blocked}>{t('block.mark')}</span>}
      </div>
      <TabBar id={id} className={styles.tabs} tabs={tabs} active={active} onTab={onTab} />
      <div
        className={styles.content}
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${active}`}
      >
        {active === 'profile' && own}
        {active === 'history' && (
          <CustomerHistory customer={customer} shown={about.session} onOpen={onOpen} />
        )}
        <FramedPages pages={pages} active={active} />
      </div>
    </aside>
  );
}
