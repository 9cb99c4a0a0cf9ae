import { PhoneOutlined, VideoCameraOutlined } from '@ant-design/icons';
import type { CallMedia } from '@ccc/protocol';
import { Button, Tooltip } from 'antd';
import { useAction } from '../app/action';
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
  const text = t(`call.start.${media}`);
  return (
    <Tooltip title={text}>
      <Button
        type="text"
        aria-label={text}
        icon={
          media === 'video' ? <VideoCameraOutlined aria-hidden /> : <PhoneOutlined aria-hidden />
        }
        loading={pending}
        data-testid={media === 'video' ? 'call-start-video' : 'call-start'}
        onClick={() => run(() => onCall(media))}
      />
    </Tooltip>
  );
}
