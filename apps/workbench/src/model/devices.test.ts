import { awayDevices, isAway, namedDevices } from './devices';

const device = (kind: MediaDeviceKind, deviceId: string) => ({ kind, deviceId, label: deviceId });
const DEVICES = [
  device('audioinput', 'default'),
  device('audioinput', 'headset'),
  device('videoinput', 'webcam'),
  device('audiooutput', ''),
];
const chosen = (part: Partial<Record<'microphone' | 'speaker' | 'camera', string>>) => ({
  microphone: '',
  speaker: '',
  camera: '',
  ...part,
});

test('those that can be chosen have a name, and are not what the system prefers anyway', () => {
  expect(namedDevices(DEVICES, 'audioinput').map(({ deviceId }) => deviceId)).toEqual(['headset']);
  expect(namedDevices(DEVICES, 'audiooutput')).toEqual([]);
});

test.each([
  ['none was chosen', chosen({}), []],
  ['they are there', chosen({ microphone: 'headset', camera: 'webcam' }), []],
  ['two are unplugged', chosen({ microphone: 'gone', camera: 'gone' }), ['microphone', 'camera']],
  ['the browser names none of the kind', chosen({ speaker: 'gone' }), []],
])('what is unplugged where %s', (_case, given, away) => {
  expect(awayDevices(DEVICES, given)).toEqual(away);
});

test('before anything is known nothing is away', () => {
  expect(isAway([], 'videoinput', 'webcam')).toBe(false);
});
