import type { CustomerId, SessionId } from '@ccc/protocol';
import type { CloseBy, EndStatusString } from '@ccc/core';
import { usePreferences } from '../app/preferences';
import { fullTime } from '../conversation/divider-time';
import type { SessionOrigin } from '../desk/session-log';
import { formatDuration } from '../model/duration';
import { Copyable, Fact } from './fact';

/** What is told of a session, whether it goes on or has been. Times in ms since 1970. */
export interface SessionAbout {
  session: SessionId;
  customer: CustomerId;
  queuedAt: number | undefined;
  acceptedAt: number | undefined;
  end: { since: number; closeBy: CloseBy; reason: EndStatusString } | undefined;
  origin: SessionOrigin;
}

/** How long they waited, and where they came from. */
export function SessionFacts({ about, now }: { about: SessionAbout; now: number }) {
  const { t, language } = usePreferences();
  const { session, customer, queuedAt, acceptedAt, end, origin } = about;
  const time = (at: number | undefined) =>
    at === undefined ? undefined : <time>{fullTime(at, language)}</time>;
  const until = end?.since ?? now;

  return (
    <>
      <h3>{t('customer.sessionTitle')}</h3>
      <dl>
        <Fact name={t('customer.startedAt')}>{time(origin.startedAt)}</Fact>
        <Fact name={t('customer.page')}>{origin.page}</Fact>
        {origin.clientData && <Fact name={t('customer.clientData')}>{origin.clientData}</Fact>}
        <Fact name={t('customer.flow')}>
          {origin.flow &&
            t('customer.flowVersion', { flow: origin.flow.id, version: origin.flow.version })}
        </Fact>
        {origin.path.length > 0 && <Fact name={t('customer.path')}>{origin.path.join(' › ')}</Fact>}
        <Fact name={t('customer.sessionId')}>
          <Copyable text={session} />
        </Fact>
        <Fact name={t('customer.id')}>
          <Copyable text={customer} />
        </Fact>
      </dl>

      <h3>{t('customer.queueTitle')}</h3>
      <dl>
        <Fact name={t('customer.queuedAt')}>{time(queuedAt)}</Fact>
        <Fact name={t('customer.waited')}>
          {queuedAt !== undefined && formatDuration((acceptedAt ?? until) - queuedAt)}
        </Fact>
        <Fact name={t('customer.acceptedAt')}>{time(acceptedAt)}</Fact>
        <Fact name={t('customer.served')}>
          {acceptedAt !== undefined && formatDuration(until - acceptedAt)}
        </Fact>
        {end && <Fact name={t('customer.endedAt')}>{time(end.since)}</Fact>}
        {end && (
          <Fact name={t('customer.end')}>
            {t(`closeBy.${end.closeBy}`)} · {t(`reason.${end.reason}`)}
          </Fact>
        )}
      </dl>
    </>
  );
}
