import { PhoneOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { usePreferences } from '../app/preferences';

/** Asks the customer of this conversation for a call. */
export function CallButton({ pending, onCall }: { pending: boolean; onCall(): void }) {
  const { t } = usePreferences();
  return (
    <Tooltip title={t('call.start')}>
      <Button
        type="text"
        aria-label={t('call.start')}
        icon={<PhoneOutlined aria-hidden />}
        loading={pending}
        data-testid="call-start"
        onClick={onCall}
      />
    </Tooltip>
  );
}
