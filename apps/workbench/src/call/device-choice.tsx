import { Select } from 'antd';
import { useId } from 'react';
import { usePreferences } from '../app/preferences';
import { LevelMeter } from './level-meter';
import { useDevices } from './use-calls';
import styles from './call-panel.module.css';

/** Which microphone and which speaker calls use at this browser. */
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
  // The browser's own `default` is what the empty choice means here.
  const known = devices.filter(
    (device) => device.kind === kind && device.deviceId && device.deviceId !== 'default',
  );
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
        // One that is unplugged gives way to the system's, and is taken again when it is back.
        value={options.some((option) => option.value === value) ? value : ''}
        options={options}
        popupMatchSelectWidth={false}
        getPopupContainer={(trigger: HTMLElement) => trigger.parentElement ?? document.body}
        onChange={onChoose}
      />
    </div>
  );
}
