import type { BrowserLegs } from '@ccc/core/platform/browser/index';
import { textOf } from '@ccc/protocol';
import { Button } from 'antd';
import { usePreferences } from '../app/preferences';
import { OwnPicture } from '../call/own-picture';
import { CheckRow } from './check-row';
import { TRIAL_RESULTS, useTrial } from './use-trial';

/** The camera, for video calls, as customers see it. It is let go with the row. */
export function CameraRow({ legs }: { legs: BrowserLegs }) {
  const { t, language } = usePreferences();
  const { trial, isTrying, begin } = useTrial(() => legs.watch());
  const text =
    trial.name === 'failed'
      ? textOf(trial.code, language)
      : t(trial.name === 'there' ? 'check.cameraSeen' : 'check.cameraUntested');

  return (
    <CheckRow
      name="camera"
      result={TRIAL_RESULTS[trial.name]}
      title={t('check.camera')}
      text={text}
    >
      {trial.name === 'there' ? (
        <OwnPicture stream={trial.stream} />
      ) : (
        <Button loading={isTrying} onClick={begin}>
          {t('check.tryCamera')}
        </Button>
      )}
    </CheckRow>
  );
}
