import type { BrowserLegs } from '@ccc/core/platform/browser/index';
import { textOf } from '@ccc/protocol';
import { Button, Switch } from 'antd';
import { useId } from 'react';
import { usePreferences } from '../app/preferences';
import { useTrial } from '../readiness/use-trial';
import { OwnPicture } from './own-picture';
import styles from '../offer/offer-card.module.css';

interface Props {
  legs: BrowserLegs;
  isOn: boolean;
  onChange(isOn: boolean): void;
}

/** Whether a video call is taken with the own camera on, and how one would look. */
export function CameraOffer({ legs, isOn, onChange }: Props) {
  const { t } = usePreferences();
  const id = useId();
  return (
    <div className={styles.camera}>
      <div className={styles.cameraLine}>
        <Switch
          id={id}
          size="small"
          checked={isOn}
          data-testid="camera-offer"
          onChange={onChange}
        />
        <label htmlFor={id}>{t('call.answerSeen')}</label>
      </div>
      {isOn && <Preview legs={legs} />}
    </div>
  );
}

/** Nobody's camera goes on before they ask for it; it is let go with the card. */
function Preview({ legs }: { legs: BrowserLegs }) {
  const { t, language } = usePreferences();
  const { trial, isTrying, begin } = useTrial(() => legs.watch());
  if (trial.name === 'there') return <OwnPicture stream={trial.stream} />;
  return (
    <>
      {trial.name === 'failed' && <p role="alert">{textOf(trial.code, language)}</p>}
      <Button size="small" loading={isTrying} data-testid="camera-preview" onClick={begin}>
        {t('call.preview')}
      </Button>
    </>
  );
}
