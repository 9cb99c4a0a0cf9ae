import { ThunderboltOutlined } from '@ant-design/icons';
import { IconButton } from '../app/icon-button';
import { usePreferences } from '../app/preferences';
import { useReplies } from './replies-context';

/** Opens the dialog in which canned replies are kept. */
export function ReplyButton() {
  const { t } = usePreferences();
  const { manage } = useReplies();
  return (
    <IconButton
      label={t('replies.manage')}
      icon={<ThunderboltOutlined aria-hidden />}
      onClick={manage}
    />
  );
}
