import { PhoneOutlined, VideoCameraOutlined } from '@ant-design/icons';
import type { CallMedia } from '@ccc/protocol';
import { useAction } from '../app/action';
import { IconButton } from '../app/icon-button';
import { usePreferences } from '../app/preferences';

interface Props {
  media: CallMedia;
  /** Rejects with a `CccError`. */
  onCall(media: CallMedia): Promise<void>;
}

/** Asks the customer of this conversation for a call. */
export function CallButton({ media, onCall }: Props) {
  const { t } = usePreferences();
  const [pending, run] = useAction();
  return (
    <IconButton
      label={t(`call.start.${media}`)}
      icon={media === 'video' ? <VideoCameraOutlined aria-hidden /> : <PhoneOutlined aria-hidden />}
      loading={pending}
      data-testid={media === 'video' ? 'call-start-video' : 'call-start'}
      onClick={() => run(() => onCall(media))}
    />
  );
}
