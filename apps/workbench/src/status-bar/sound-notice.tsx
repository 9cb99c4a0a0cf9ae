import { MutedOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { usePreferences } from '../app/preferences';
import { unlockAudio, useAudioState } from '../sound/audio';

/** After a reload the browser keeps the page silent until it is touched; an agent at work must know. */
export function SoundNotice() {
  const { t, preferences } = usePreferences();
  const audio = useAudioState();
  if (!preferences.sound || audio !== 'locked') return null;
  return (
    <Button
      danger
      size="small"
      icon={<MutedOutlined aria-hidden />}
      data-testid="sound-locked"
      onClick={() => void unlockAudio()}
    >
      {t('bar.soundLocked')}
    </Button>
  );
}
