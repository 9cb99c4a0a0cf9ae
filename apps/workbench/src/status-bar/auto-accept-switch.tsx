import type { AgentId } from '@ccc/protocol';
import { Switch, Tooltip } from 'antd';
import { useAutoAcceptChoice } from './use-auto-accept-choice';
import { usePreferences } from '../app/preferences';
import styles from './auto-accept-switch.module.css';

/** 自动接听: on, it is to be seen all the time. */
export function AutoAcceptSwitch({ agent }: { agent: AgentId }) {
  const { t } = usePreferences();
  const [isOn, choose] = useAutoAcceptChoice(agent);
  return (
    <Tooltip title={t('bar.autoAcceptHint')}>
      <label className={styles.choice} data-on={isOn} data-testid="auto-accept">
        <Switch size="small" checked={isOn} onChange={choose} />
        {t('bar.autoAccept')}
      </label>
    </Tooltip>
  );
}
