/** The devices that can be chosen for calls, as preferences and words name them. */
const CHOSEN = { microphone: 'audioinput', speaker: 'audiooutput', camera: 'videoinput' } as const;

export type ChosenDevice = keyof typeof CHOSEN;

const NAMES: readonly ChosenDevice[] = ['microphone', 'speaker', 'camera'];

type Device = Pick<MediaDeviceInfo, 'kind' | 'deviceId' | 'label'>;

/**
 * Those of a kind, as far as the browser names them: before it was allowed to use one it names none. Its own
 * `default` is no device but what an empty choice means.
 */
export function namedDevices<D extends Device>(devices: readonly D[], kind: MediaDeviceKind): D[] {
  return devices.filter(
    (device) => device.kind === kind && device.deviceId && device.deviceId !== 'default',
  );
}

/** Whether the one that was chosen is unplugged, as far as that is known. */
export function isAway(devices: readonly Device[], kind: MediaDeviceKind, chosen: string): boolean {
  const known = namedDevices(devices, kind);
  return chosen !== '' && known.length > 0 && known.every(({ deviceId }) => deviceId !== chosen);
}

/** Which of the chosen ones are unplugged. */
export function awayDevices(
  devices: readonly Device[],
  chosen: Readonly<Record<ChosenDevice, string>>,
): ChosenDevice[] {
  return NAMES.filter((name) => isAway(devices, CHOSEN[name], chosen[name]));
}
