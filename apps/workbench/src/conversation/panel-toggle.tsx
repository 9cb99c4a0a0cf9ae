import { IdcardOutlined } from '@ant-design/icons';
import { IconButton } from '../app/icon-button';
import { usePreferences } from '../app/preferences';

interface Props {
  isOpen: boolean;
  onToggle(): void;
}

/** Shows or hides what is known of the customer. */
export function PanelToggle({ isOpen, onToggle }: Props) {
  const { t } = usePreferences();
  return (
    <IconButton
      label={isOpen ? t('conversation.hidePanel') : t('conversation.showPanel')}
      aria-pressed={isOpen}
      icon={<IdcardOutlined aria-hidden />}
      onClick={onToggle}
    />
  );
}
