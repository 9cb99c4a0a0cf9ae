import type { BrowserLegs } from '@ccc/core/platform/browser/index';
import { CccError, textOf, type ErrorCode } from '@ccc/protocol';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { usePreferences } from '../app/preferences';
import { LevelMeter } from '../call/level-meter';
import { unlockAudio } from '../sound/audio';
import { CheckRow } from './check-row';

type Trial =
  | { name: 'untested' }
  | { name: 'heard'; stream: MediaStream }
  | { name: 'failed'; code: ErrorCode };

/** The microphone, for calls: whoever only writes need not try it. It is let go with the row. */
export function MicrophoneRow({ legs }: { legs: BrowserLegs }) {
  const { t, language } = usePreferences();
  const [isTrying, setTrying] = useState(false);
  const [trial, setTrial] = useState<Trial>({ name: 'untested' });

  useEffect(() => {
    if (!isTrying) return undefined;
    let stop: (() => void) | undefined;
    let isOver = false;
    legs.listen().then(
      (heard) => {
        if (isOver) return heard.stop();
        stop = heard.stop;
        setTrial({ name: 'heard', stream: heard.stream });
      },
      (error: unknown) => {
        if (isOver) return;
        setTrial({ name: 'failed', code: error instanceof CccError ? error.code : 'unknown' });
        setTrying(false);
      },
    );
    return () => {
      isOver = true;
      stop?.();
    };
  }, [legs, isTrying]);

  const text = {
    untested: () => t('check.microphoneUntested'),
    heard: () => t('check.microphoneHeard'),
    failed: () => (trial.name === 'failed' ? textOf(trial.code, language) : ''),
  }[trial.name]();

  return (
    <CheckRow
      name="microphone"
      result={({ untested: 'open', heard: 'good', failed: 'bad' } as const)[trial.name]}
      title={t('check.microphone')}
      text={text}
    >
      {trial.name === 'heard' ? (
        <LevelMeter stream={trial.stream} />
      ) : (
        <Button
          loading={isTrying}
          onClick={() => {
            // Only out of a click may a page measure what it hears.
            void unlockAudio();
            setTrying(true);
          }}
        >
          {t('check.tryMicrophone')}
        </Button>
      )}
    </CheckRow>
  );
}
