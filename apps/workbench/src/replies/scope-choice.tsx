import type { CannedReply } from '@ccc/protocol';
import { Radio } from 'antd';
import { usePreferences } from '../app/preferences';

interface Props {
  scope: CannedReply['scope'];
  onScope(scope: CannedReply['scope']): void;
}

/** For everybody, or for oneself. */
export function ScopeChoice({ scope, onScope }: Props) {
  const { t } = usePreferences();
  return (
    <Radio.Group
      style={{ marginBottom: 12 }}
      value={scope}
      options={[
        { value: 'shared', label: t('replies.shared') },
        { value: 'own', label: t('replies.own') },
      ]}
      onChange={(event) => onScope(event.target.value as CannedReply['scope'])}
    />
  );
}
