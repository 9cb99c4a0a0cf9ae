import type { BrowserLegs } from '@ccc/core/platform/browser/index';
import type { CccError, DeskTask, OfferId } from '@ccc/protocol';
import { usePreferences } from '../app/preferences';
import { IncomingCallCard } from '../call/incoming-call-card';
import type { DeskCall } from '../model/calls';
import { OfferCard } from './offer-card';
import { ringingOf } from './ringing-of';
import { useRinging } from './use-ringing';
import styles from './offer-card.module.css';

interface Props {
  offers: readonly DeskTask[];
  /** Customers of conversations in hand who call. They ring before the offers. */
  incoming: readonly DeskCall[];
  /** What is missing for the calls among the offers. */
  problems: ReadonlyMap<OfferId, CccError>;
  /** Whether the browser is asking for the microphone. */
  isAsking: boolean;
  now: number;
  pending: boolean;
  onAccept(task: DeskTask): void;
  onDecline(task: DeskTask): void;
  legs: BrowserLegs;
  isShownIn(call: DeskCall): boolean;
  onShow(call: DeskCall, isShown: boolean): void;
  onAnswer(call: DeskCall): void;
  onReject(call: DeskCall): void;
}

/** Everything that rings; the first of them answers to the keyboard. */
export function OfferStack(props: Props) {
  const { offers, incoming, problems, isAsking, now, pending } = props;
  const { t } = usePreferences();
  const ringing = ringingOf(incoming[0], offers[0], t);
  useRinging(ringing);

  return (
    <>
      <div className="ccc-hidden" role="alert">
        {ringing?.body}
      </div>
      {ringing && (
        <div className={styles.stack} role="region" aria-label={t('offer.region')}>
          {incoming.map((call, index) => (
            <IncomingCallCard
              key={call.call.id}
              incoming={call}
              now={now}
              isFirst={index === 0}
              pending={pending}
              legs={props.legs}
              isShown={props.isShownIn(call)}
              onShow={props.onShow}
              onAnswer={props.onAnswer}
              onReject={props.onReject}
            />
          ))}
          {offers.map((task, index) => (
            <OfferCard
              key={task.offer?.id}
              task={task}
              now={now}
              isFirst={incoming.length === 0 && index === 0}
              pending={pending}
              problem={task.offer && problems.get(task.offer.id)}
              isAsking={isAsking}
              onAccept={props.onAccept}
              onDecline={props.onDecline}
            />
          ))}
        </div>
      )}
    </>
  );
}
