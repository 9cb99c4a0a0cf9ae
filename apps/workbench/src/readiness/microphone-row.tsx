import type { BrowserLegs } from '@ccc/core/platform/browser/index';
import { textOf } from '@ccc/protocol';
import { Button } from 'antd';
import { usePreferences } from '../app/preferences';
import { LevelMeter } from '../call/level-meter';
import { unlockAudio } from '../sound/audio';
import { CheckRow } from './check-row';
import { TRIAL_RESULTS, useTrial } from './use-trial';

/** The microphone, for calls: whoever only writes need not try it. It is let go with the row. */
export function MicrophoneRow({ legs }: { legs: BrowserLegs }) {
  const { t, language } = usePreferences();
  const { trial, isTrying, begin } = useTrial(() => legs.listen());
  const text =
    trial.name === 'failed'
      ? textOf(trial.code, language)
      : t(trial.name === 'there' ? 'check.microphoneHeard' : 'check.microphoneUntested');

  return (
    <CheckRow
      name="microphone"
      result={TRIAL_RESULTS[trial.name]}
      title={t('check.microphone')}
      text={text}
    >
      {trial.name === 'there' ? (
        <LevelMeter stream={trial.stream} />
      ) : (
        <Button
          loading={isTrying}
          onClick={() => {
            // Only out of a click may a page measure what it hears.
            void unlockAudio();
            begin();
          }}
        >
          {t('check.tryMicrophone')}
        </Button>
      )}
    </CheckRow>
  );
}
