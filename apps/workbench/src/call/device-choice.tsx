import { Select } from 'antd';
import { useId } from 'react';
import { usePreferences } from '../app/preferences';
import { LevelMeter } from './level-meter';
import { isAway, namedDevices } from '../model/devices';
import { useDevices } from './use-devices';
import styles from './call-panel.module.css';

/** Which microphone, speaker and camera calls use at this browser. */
export function DeviceChoice({ local }: { local: MediaStream | undefined }) {
  const { t, preferences, change } = usePreferences();
  const devices = useDevices();
  const canChooseSpeaker = 'setSinkId' in HTMLMediaElement.prototype;
  return (
    <div className={styles.devices} data-testid="call-device-choice">
      <Choice
        label={t('call.microphone')}
        kind="audioinput"
        devices={devices}
        value={preferences.microphone}
        onChoose={(microphone) => change({ microphone })}
      />
      <LevelMeter stream={local} />
      {canChooseSpeaker && (
        <Choice
          label={t('call.speaker')}
          kind="audiooutput"
          devices={devices}
          value={preferences.speaker}
          onChoose={(speaker) => change({ speaker })}
        />
      )}
      <Choice
        label={t('call.camera')}
        kind="videoinput"
        devices={devices}
        value={preferences.camera}
        onChoose={(camera) => change({ camera })}
      />
    </div>
  );
}

interface ChoiceProps {
  label: string;
  kind: MediaDeviceKind;
  devices: readonly MediaDeviceInfo[];
  value: string;
  onChoose(deviceId: string): void;
}

function Choice({ label, kind, devices, value, onChoose }: ChoiceProps) {
  const { t } = usePreferences();
  const id = useId();
  const known = namedDevices(devices, kind);
  const options = [
    { value: '', label: t('call.systemDevice') },
    ...known.map(({ deviceId, label: name }) => ({
      value: deviceId,
      label: name || t('call.namelessDevice'),
    })),
  ];
  return (
    <div className={styles.choice}>
      <label htmlFor={id}>{label}</label>
      <Select
        id={id}
        size="small"
        value={isAway(devices, kind, value) ? '' : value}
        options={options}
        popupMatchSelectWidth={false}
        getPopupContainer={(trigger: HTMLElement) => trigger.parentElement ?? document.body}
        onChange={onChoose}
      />
      {isAway(devices, kind, value) && <span role="status">{t('call.deviceAway')}</span>}
    </div>
  );
}
