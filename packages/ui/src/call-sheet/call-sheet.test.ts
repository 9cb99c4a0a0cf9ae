import { mount } from '../../test/mount';

beforeEach(() => {
  jest.useFakeTimers({ now: 1_000_000, doNotFake: ['nextTick', 'queueMicrotask'] });
});
afterEach(() => {
  jest.useRealTimers();
});

test('an invitation says who it is, and is taken or refused', async () => {
  const sheet = mount('call-sheet', { phase: 'ringing', nickname: '阿狸', language: 'zh_CN' });
  const accepted = sheet.listen('accept');
  const refused = sheet.listen('hangup');
  expect(sheet.textOf('.who')).toBe('阿阿狸邀请您语音通话');
  expect(sheet.textOf('.key--end')).toBe('拒绝');
  expect(sheet.has('.fold')).toBe(false);
  await sheet.tap('.key--accept');
  await sheet.tap('.key--end');
  expect([accepted, refused]).toEqual([[undefined], [undefined]]);
});

test('an own call is waited for, beside the chat as well, and can be cancelled', async () => {
  const sheet = mount('call-sheet', { phase: 'calling', language: 'en' });
  const [ended, folded] = [sheet.listen('hangup'), sheet.listen('fold')];
  expect(sheet.textOf('.state')).toBe('Waiting for the agent…');
  expect(sheet.textOf('.key--end')).toBe('Cancel');
  expect(sheet.has('.key--mute')).toBe(false);
  await sheet.tap('.fold');
  await sheet.tap('.key--end');
  expect([ended.length, folded.length]).toEqual([1, 1]);
});

test('who calls by video sees themselves meanwhile, and can turn the camera off and round', async () => {
  const calling = { phase: 'calling', isVideo: true, isSeen: true, isCameraOn: true };
  const sheet = mount('call-sheet', { ...calling, language: 'zh_CN' });
  expect(sheet.textOf('.foot')).toBe('摄像头取消翻转');
  sheet.setProperties({ isSeen: false, isCameraOn: false });
  expect(sheet.textOf('.key--camera')).toBe('摄像头已关');
  expect(sheet.has('.key--flip.key--away')).toBe(true);
});

test('a talk counts its time, and has its keys', async () => {
  const sheet = mount('call-sheet', { phase: 'connected', sinceMs: 1_000_000 - 83_000 });
  expect(sheet.textOf('.time')).toBe('1:23');
  jest.advanceTimersByTime(2000);
  expect(sheet.textOf('.time')).toBe('1:25');
  const [muted, sounded, ended] = ['mute', 'sound', 'hangup'].map((name) => sheet.listen(name));
  await sheet.tap('.key--mute');
  await sheet.tap('.key--sound');
  await sheet.tap('.key--end');
  expect([muted?.length, sounded?.length, ended?.length]).toEqual([1, 1, 1]);
  sheet.unmount();
  expect(jest.getTimerCount()).toBe(0);
});

test('an invitation to a video call is told as one', () => {
  const sheet = mount('call-sheet', { phase: 'ringing', isVideo: true, language: 'zh_CN' });
  expect(sheet.textOf('.state')).toBe('邀请您视频通话');
  expect(sheet.attributeOf('aria-label', '.sheet')).toBe('视频通话');
  expect(sheet.has('.key--camera')).toBe(false);
});

test('over pictures there are the keys of pictures, and no face', async () => {
  const talk = { phase: 'connected', isVideo: true, language: 'zh_CN' };
  const sheet = mount('call-sheet', { ...talk, isSeen: true, isCameraOn: true });
  expect(sheet.has('.face')).toBe(false);
  expect(sheet.textOf('.foot')).toBe('静音扬声器摄像头转语音挂断翻转');
  const pressed = ['camera', 'flip', 'voice', 'mute', 'sound'].map((name) => sheet.listen(name));
  for (const key of ['camera', 'flip', 'voice', 'mute', 'sound']) await sheet.tap(`.key--${key}`);
  expect(pressed.map(({ length }) => length)).toEqual([1, 1, 1, 1, 1]);
  sheet.setProperties({ isCameraOn: false });
  expect(sheet.textOf('.key--camera')).toBe('摄像头已关');
  expect(sheet.has('.key--flip.key--away')).toBe(true);
});

test('a call of voices can come to have pictures', async () => {
  const sheet = mount('call-sheet', { phase: 'connected', language: 'zh_CN' });
  expect(sheet.textOf('.foot')).toBe('静音扬声器转视频挂断');
  expect(sheet.attributeOf('aria-label', '.key--camera')).toBe('转视频');
  const asked = sheet.listen('camera');
  await sheet.tap('.key--camera');
  expect(asked).toHaveLength(1);
});

test('a video call that goes on by voice can show a picture again', () => {
  const sheet = mount('call-sheet', { phase: 'connected', isVideo: true, language: 'zh_CN' });
  expect(sheet.has('.face')).toBe(true);
  expect(sheet.textOf('.foot')).toBe('静音扬声器摄像头已关挂断');
});

test.each([
  [{ isHeld: true }, '客服暂时离开，请稍候'],
  [{ isHeld: true, isLost: true }, '网络不佳，正在恢复…'],
  [{}, '通话中'],
])('in a talk, %j reads "%s"', (facts, text) => {
  const sheet = mount('call-sheet', { phase: 'connected', language: 'zh_CN', ...facts });
  expect(sheet.textOf('.state')).toBe(text);
});

test('keys that are on say so', () => {
  const sheet = mount('call-sheet', { phase: 'connected', isMuted: true, isSpeaker: false });
  expect(sheet.textOf('.key--mute')).toBe('已静音');
  expect(sheet.has('.key--mute.key--on')).toBe(true);
  expect(sheet.has('.key--sound.key--on')).toBe(false);
});

test('a picture that does not load gives way to the initial', async () => {
  const sheet = mount('call-sheet', {
    phase: 'connected',
    nickname: '阿狸',
    avatarUrl: 'https://a.example/1.png',
  });
  await sheet.fire('error', {}, '.face__picture');
  expect(sheet.textOf('.face')).toBe('阿');
});

test.each([
  ['ringing', '本次通话将被录音'],
  ['calling', '本次通话将被录音'],
  ['connected', '通话录音中'],
])('a call that is recorded says so while it is %s', (phase, text) => {
  const sheet = mount('call-sheet', { phase, isRecorded: true, language: 'zh_CN' });
  expect(sheet.textOf('.mark')).toBe(text);
  expect(mount('call-sheet', { phase }).has('.mark')).toBe(false);
});
