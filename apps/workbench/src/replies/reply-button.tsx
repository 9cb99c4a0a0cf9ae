import { ThunderboltOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { usePreferences } from '../app/preferences';
import { useReplies } from './replies-context';

/** Opens the dialog in which canned replies are kept. */
export function ReplyButton() {
  const { t } = usePreferences();
  const { manage } = useReplies();
  return (
    <Tooltip title={t('replies.manage')}>
      <Button
        type="text"
        aria-label={t('replies.manage')}
        icon={<ThunderboltOutlined aria-hidden />}
        onClick={manage}
      />
    </Tooltip>
  );
}
