import { mount } from '../../test/mount';

const TALK = { pushUrl: 'push', playUrl: 'play', nickname: '阿狸', language: 'zh_CN' };

test('a call of voices is heard, and nothing of it is seen', () => {
  const stage = mount('call-stage', { ...TALK, isMuted: true, isSpeaker: false });
  expect(stage.has('.stage--unseen')).toBe(true);
  expect(stage.has('.dark')).toBe(false);
  expect(stage.attributeOf('url', '.own__picture')).toBe('push');
  expect(stage.attributeOf('muted', '.own__picture')).toBe(true);
  expect(stage.attributeOf('enable-camera', '.own__picture')).toBe(false);
  expect(stage.attributeOf('src', '.other')).toBe('play');
  expect(stage.attributeOf('sound-mode', '.other')).toBe('ear');
});

test('who is kept apart says, shows and hears nothing, whatever is switched on', () => {
  const stage = mount('call-stage', { ...TALK, isCameraOn: true, isApart: true });
  expect(stage.attributeOf('muted', '.own__picture')).toBe(true);
  expect(stage.attributeOf('enable-camera', '.own__picture')).toBe(false);
  expect(stage.attributeOf('muted', '.other')).toBe(true);
  stage.setProperties({ isApart: false });
  expect(stage.attributeOf('muted', '.own__picture')).toBe(false);
  expect(stage.attributeOf('enable-camera', '.own__picture')).toBe(true);
  expect(stage.attributeOf('muted', '.other')).toBe(false);
});

test.each([
  [{ hasPicture: true }, '阿对方未开启摄像头'],
  [{ isOtherSeen: true }, '阿正在接通画面…'],
  [{ hasPicture: true, isHeld: true }, '阿客服暂时离开，请稍候'],
])('instead of a picture stands who it is, and why: %j', (facts, text) => {
  const stage = mount('call-stage', { ...TALK, layout: 'whole', ...facts });
  expect(stage.textOf('.dark')).toBe(text);
});

test('both pictures are shown; without the own camera the other one alone', () => {
  const seen = { layout: 'whole', isOtherSeen: true, hasPicture: true };
  const stage = mount('call-stage', { ...TALK, ...seen, isCameraOn: true });
  expect(stage.has('.dark')).toBe(false);
  expect(stage.has('.own--off')).toBe(false);
  expect(stage.attributeOf('enable-camera', '.own__picture')).toBe(true);
  stage.setProperties({ isCameraOn: false });
  expect(stage.has('.own--off')).toBe(true);
});

test('before there is anybody else the own picture takes all the place', async () => {
  const startPreview = jest.fn();
  Object.assign(wx, { createLivePusherContext: () => ({ startPreview }) });
  const alone = { layout: 'whole', isPreview: true, isCameraOn: true, language: 'zh_CN' };
  const stage = mount('call-stage', alone);
  await new Promise<void>((resolve) => wx.nextTick(resolve));
  expect(startPreview).toHaveBeenCalledTimes(1);
  expect(stage.has('.own--whole')).toBe(true);
  expect(stage.has('.dark')).toBe(false);
  expect(stage.attributeOf('url', '.own__picture')).toBe('');
  stage.setProperties({ isPreview: false, pushUrl: 'push' });
  expect(stage.has('.own--whole')).toBe(false);
  expect(stage.textOf('.dark')).toContain('对方未开启摄像头');
});

test('only the window leads back to the call', async () => {
  const stage = mount('call-stage', { ...TALK, layout: 'whole' });
  const back = stage.listen('unfold');
  await stage.tap('.stage');
  stage.setProperties({ layout: 'window' });
  expect(stage.attributeOf('aria-label', '.stage')).toBe('返回通话');
  expect(stage.textOf('.dark')).toBe('阿');
  await stage.tap('.stage');
  expect(back).toHaveLength(1);
});

test('a face that does not load gives way to the initial', async () => {
  const stage = mount('call-stage', {
    ...TALK,
    layout: 'whole',
    avatarUrl: 'https://a.example/1.png',
  });
  await stage.fire('error', {}, '.face__picture');
  expect(stage.textOf('.face')).toBe('阿');
});

test('what both tags say is told', async () => {
  const stage = mount('call-stage', TALK);
  const [states, errors] = [stage.listen('livestate'), stage.listen('liveerror')];
  await stage.fire('statechange', { code: 1002 }, '.own__picture');
  await stage.fire('statechange', { code: 2003 }, '.other');
  await stage.fire('error', { errCode: -1, errMsg: 'no' }, '.other');
  expect([states, errors]).toEqual([
    [{ code: 1002 }, { code: 2003 }],
    [{ errCode: -1, errMsg: 'no' }],
  ]);
});
