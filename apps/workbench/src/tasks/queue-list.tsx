import type { QueueResponse, SessionId, WaitingSession } from '@ccc/protocol';
import { useEffect, useState } from 'react';
import { problemText } from '../app/action';
import { usePreferences } from '../app/preferences';
import { previewText } from '../i18n/preview-text';
import { formatDuration } from '../model/duration';
import { WAIT_LIMITS, urgencyOf } from '../model/urgency';
import { useDeskApi } from '../service/desk-api-context';
import { EmptyList } from './empty-list';
import { ROWS, walkRows } from './list-steps';
import { SessionRow } from './session-row';
import cardStyles from './task-card.module.css';
import styles from './task-list.module.css';

/** How often the queue is read while it is shown: who comes is told at once, who changes place is not. */
const READ_MS = 5000;

interface Props {
  /** How many wait by the desk's last word: the queue is read anew when it changes. */
  waiting: number;
  /** The service's clock, ms since 1970. */
  now: number;
}

/** Who waits in the agent's groups, the longest first; a row tells on demand why they wait. */
export function QueueList({ waiting, now }: Props) {
  const api = useDeskApi();
  const { t, language } = usePreferences();
  const [queue, setQueue] = useState<QueueResponse>();
  const [problem, setProblem] = useState<unknown>();
  const [asked, setAsked] = useState<{ session: SessionId; why?: string }>();

  useEffect(() => {
    let isShown = true;
    const read = () =>
      api.queue().then(
        (answer) => {
          if (!isShown) return;
          setQueue(answer);
          setProblem(undefined);
        },
        (error: unknown) => {
          if (isShown) setProblem(error);
        },
      );
    void read();
    const timer = setInterval(() => void read(), READ_MS);
    return () => {
      isShown = false;
      clearInterval(timer);
    };
  }, [api, waiting]);

  const ask = (session: SessionId) => {
    if (asked?.session === session) return setAsked(undefined);
    setAsked({ session });
    const tell = (why: string) =>
      setAsked((now) => (now?.session === session ? { session, why } : now));
    api.why(session).then(
      (answer) => tell(answer[language]),
      (error: unknown) => tell(problemText(error, language)),
    );
  };

  if (!queue) {
    const words = problem ? problemText(problem, language) : t('list.loading');
    return <EmptyList title={words} />;
  }
  if (queue.waiting.length === 0) {
    return <EmptyList title={t('queue.empty')} hint={t('queue.emptyHint')} />;
  }
  return (
    <>
      <ul {...ROWS} onKeyDown={walkRows}>
        {queue.waiting.map((each) => (
          <li key={each.session}>
            <SessionRow
              session={each.session}
              customer={each.customer}
              about={each.group.name}
              testId="waiting-session"
              isSelected={asked?.session === each.session}
              mark={<WaitTimer since={each.queuedAt} now={now} />}
              onSelect={() => ask(each.session)}
            >
              {lastWords(each)}
            </SessionRow>
            {asked?.session === each.session && (
              <p className={styles.why} role="status">
                {asked.why ?? t('list.loading')}
              </p>
            )}
          </li>
        ))}
      </ul>
      {queue.total > queue.waiting.length && (
        <p className={styles.more}>
          {t('queue.more', { count: queue.total - queue.waiting.length })}
        </p>
      )}
    </>
  );

  function lastWords({ lastText }: WaitingSession): string {
    return lastText === undefined ? t('tasks.noText') : previewText(lastText, t);
  }
}

function WaitTimer({ since, now }: { since: number; now: number }) {
  const { t } = usePreferences();
  const span = now - since;
  const time = formatDuration(span);
  return (
    <span
      className={cardStyles.timer}
      data-urgency={urgencyOf(span, WAIT_LIMITS)}
      aria-label={t('offer.waited', { time })}
      title={t('offer.waited', { time })}
    >
      {time}
    </span>
  );
}
