/** @jest-environment jsdom */
import { act } from 'react';
import { openDesk, witness } from '../../test/call-stage';
import { until } from '../../test/render';

beforeAll(() => {
  // jsdom plays nothing.
  HTMLMediaElement.prototype.play = () => Promise.resolve();
});

describe('a customer who calls', () => {
  test('by video it can be looked at first, and taken with the camera off', async () => {
    const { call, find, press, click, desk, legs } = openDesk('王小明');
    call('王小明', { media: 'video', state: 'calling', answeredAt: undefined });
    expect(legs.asked).toEqual(['release']);
    await click('camera-preview');
    expect(find('own-picture')).not.toBeNull();
    await click('camera-offer');
    expect([find('own-picture'), find('camera-preview')]).toEqual([null, null]);
    await press({ key: 'Enter' });
    expect(legs.asked).toEqual(['release', 'watch', 'stop watching', 'prepare audio']);
    expect(desk.asked).toEqual(['camera off 王小明', 'answer 王小明']);
  });

  test('by video it is taken with the camera on unless the agent says otherwise', async () => {
    const { call, click, desk, legs } = openDesk('王小明');
    call('王小明', { media: 'video', state: 'calling', answeredAt: undefined });
    await click('camera-offer');
    await click('camera-offer');
    await click('call-answer');
    expect(legs.asked).toEqual(['release', 'prepare video']);
    expect(desk.asked).toEqual(['answer 王小明']);
  });

  test('by voice there is no camera to choose', () => {
    const { call, find } = openDesk('王小明');
    call('王小明', { state: 'calling', answeredAt: undefined });
    expect(find('camera-offer')).toBeNull();
  });
});

test('a panel lets the devices be chosen; one that is unplugged is said so', async () => {
  const plugged = new EventTarget();
  const device = (deviceId: string) => ({ kind: 'videoinput', deviceId, label: deviceId });
  let found = [device('webcam'), device('built in')];
  Object.assign(plugged, { enumerateDevices: async () => found });
  Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value: plugged });
  localStorage.setItem('ccc.workbench.preferences', '{"camera":"webcam"}');
  const { call, leg, find, click, legs } = openDesk('王小明');
  expect(legs.choice).toEqual({ microphone: '', camera: 'webcam' });
  call('王小明');
  leg('王小明');
  await click('call-devices');
  expect(find('call-device-choice')?.textContent).toMatch(/麦克风.*摄像头webcam/);
  const wasTold = witness('所选的摄像头已断开，改用系统默认的');
  found = [device('built in')];
  await act(async () => void plugged.dispatchEvent(new Event('devicechange')));
  await until(wasTold);
  expect(find('call-device-choice')?.textContent).toContain('所选设备未连接，使用系统默认');
  Reflect.deleteProperty(navigator, 'mediaDevices');
  localStorage.clear();
  expect(find('call-devices')?.getAttribute('aria-expanded')).toBe('true');
});
