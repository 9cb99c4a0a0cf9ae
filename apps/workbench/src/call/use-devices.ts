import { App } from 'antd';
import { useEffect, useEffectEvent, useState } from 'react';
import { usePreferences } from '../app/preferences';
import { awayDevices } from '../model/devices';

/** The microphones, cameras and speakers of this computer, as far as the browser names them. */
export function useDevices(): readonly MediaDeviceInfo[] {
  const [devices, setDevices] = useState<readonly MediaDeviceInfo[]>([]);
  useEffect(() => {
    const media: MediaDevices | undefined = navigator.mediaDevices;
    if (!media) return undefined;
    let isHere = true;
    const read = () =>
      media.enumerateDevices().then(
        (found) => isHere && setDevices(found),
        () => undefined,
      );
    void read();
    media.addEventListener('devicechange', read);
    return () => {
      isHere = false;
      media.removeEventListener('devicechange', read);
    };
  }, []);
  return devices;
}

/** Says which of the chosen devices is unplugged: calls go on with the system's own, and take it again when it is back. */
export function useUnpluggedNotice(): void {
  const { t, preferences } = usePreferences();
  const { message } = App.useApp();
  const devices = useDevices();
  const away = awayDevices(devices, preferences).join();
  const tell = useEffectEvent((names: string) => {
    for (const name of awayDevices(devices, preferences)) {
      if (names.includes(name))
        void message.warning(t('call.unplugged', { device: t(`call.${name}`) }));
    }
  });
  useEffect(() => {
    if (away) tell(away);
  }, [away]);
}
