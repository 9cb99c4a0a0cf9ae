import type { OlderState } from '@ccc/core';
import { Button } from 'antd';
import { usePreferences } from '../app/preferences';
import styles from './thread.module.css';

interface Props {
  state: Exclude<OlderState, 'none'>;
  onMore(): void;
}

/** Above the first message of a conversation that is not here as a whole. */
export function OlderRow({ state, onMore }: Props) {
  const { t } = usePreferences();
  return (
    <div className={styles.older} data-testid="older" data-state={state}>
      <Button type="link" size="small" loading={state === 'loading'} onClick={onMore}>
        {t(`thread.older.${state}`)}
      </Button>
    </div>
  );
}
