import { Alert, Button, Input } from 'antd';
import type { CannedReply } from '@ccc/protocol';
import { useMemo, useState } from 'react';
import { useAction } from '../app/action';
import { usePreferences } from '../app/preferences';
import { parseReplies } from '../model/parse-replies';
import { useDeskApi } from '../service/desk-api-context';
import { useReplies } from './replies-context';
import { ScopeChoice } from './scope-choice';
import styles from './replies.module.css';

interface Props {
  isAdmin: boolean;
  onDone(): void;
}

/** Many canned replies at once, from a pasted table: what is wrong is told before anything is kept. */
export function ReplyImport({ isAdmin, onDone }: Props) {
  const api = useDeskApi();
  const { t } = usePreferences();
  const { change } = useReplies();
  const [pending, run] = useAction();
  const [scope, setScope] = useState<CannedReply['scope']>(isAdmin ? 'shared' : 'own');
  const [table, setTable] = useState('');
  const { replies, problems } = useMemo(() => parseReplies(table), [table]);
  const isReady = replies.length > 0 && problems.length === 0;

  const bring = () =>
    run(async () => {
      const made = await api.importReplies(scope, replies);
      change((now) => [...now, ...made.replies]);
      onDone();
    });

  return (
    <>
      {isAdmin && <ScopeChoice scope={scope} onScope={setScope} />}
      <Input.TextArea
        autoFocus
        rows={8}
        value={table}
        aria-label={t('replies.table')}
        placeholder={t('replies.tableHint')}
        onChange={(event) => setTable(event.target.value)}
      />
      <div className={styles.table} aria-live="polite">
        {problems.length > 0 && (
          <Alert
            type="error"
            title={t('replies.problems', { count: problems.length })}
            description={
              <ul className={styles.problems} data-testid="import-problems">
                {problems.slice(0, 50).map(({ line, problem }) => (
                  <li key={line}>
                    {t('replies.line', { line })} {t(`replies.problem.${problem}`)}
                  </li>
                ))}
              </ul>
            }
          />
        )}
        {isReady && (
          <Alert
            type="success"
            title={t('replies.ready', { count: replies.length })}
            description={replies
              .slice(0, 5)
              .map(({ group, title }) => (group ? `${group} / ${title}` : title))
              .join(' · ')}
          />
        )}
      </div>
      <div className={styles.actions}>
        <Button onClick={onDone}>{t('replies.cancel')}</Button>
        <Button type="primary" disabled={!isReady} loading={pending} onClick={bring}>
          {t('replies.importOk')}
        </Button>
      </div>
    </>
  );
}
