import type { DeskTask } from '@ccc/protocol';
import { usePreferences } from '../app/preferences';
import { OfferCard } from './offer-card';
import { useRinging } from './use-ringing';
import styles from './offer-card.module.css';

interface Props {
  offers: readonly DeskTask[];
  now: number;
  pending: boolean;
  onAccept(task: DeskTask): void;
  onDecline(task: DeskTask): void;
}

/** Everything that rings; the first of them answers to the keyboard. */
export function OfferStack({ offers, now, pending, onAccept, onDecline }: Props) {
  const { t } = usePreferences();
  const first = offers[0];
  useRinging(first);

  return (
    <>
      <div className="ccc-hidden" role="alert">
        {first &&
          t('offer.announce', { customer: first.customer.nickname, group: first.group.name })}
      </div>
      {offers.length > 0 && (
        <div className={styles.stack} role="region" aria-label={t('offer.region')}>
          {offers.map((task, index) => (
            <OfferCard
              key={task.offer?.id}
              task={task}
              now={now}
              isFirst={index === 0}
              pending={pending}
              onAccept={onAccept}
              onDecline={onDecline}
            />
          ))}
        </div>
      )}
    </>
  );
}
