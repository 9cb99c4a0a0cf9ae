import { SoundOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { usePreferences } from '../app/preferences';

/** Sounds what comes from the other side, out of the speaker that was chosen. */
export function RemoteSound({ stream }: { stream: MediaStream }) {
  const { t, preferences } = usePreferences();
  const { speaker } = preferences;
  const audio = useRef<HTMLAudioElement>(null);
  const [isBlocked, setBlocked] = useState(false);

  const play = () => {
    audio.current?.play().then(
      () => setBlocked(false),
      // A page that was not touched yet stays silent; any other failure is over with the stream.
      (error: unknown) => setBlocked(error instanceof Error && error.name === 'NotAllowedError'),
    );
  };

  useEffect(() => {
    const element = audio.current;
    if (!element) return undefined;
    element.srcObject = stream;
    play();
    return () => void (element.srcObject = null);
  }, [stream]);

  useEffect(() => {
    // A speaker that is away leaves the sound with the system's own.
    audio.current?.setSinkId?.(speaker).catch(() => undefined);
  }, [speaker]);

  return (
    <>
      {/* What is spoken here is a person on the line: there are no captions. */}
      <audio ref={audio} data-testid="call-sound" />
      {isBlocked && (
        <Button danger size="small" block icon={<SoundOutlined aria-hidden />} onClick={play}>
          {t('call.soundBlocked')}
        </Button>
      )}
    </>
  );
}
