import { callWordsOf } from '../i18n/call-words';
import type { CallPhase } from './call-phase';
import { durationText, screenOf } from './call-screen';

const words = callWordsOf('zh_CN');
const ended = (closeBy: string, talk: 'none' | 'talked', text?: string): CallPhase => ({
  name: 'ended',
  closeBy,
  talk,
  durationMs: 65_000,
  ...(text === undefined ? {} : { text }),
});

it.each<[string, CallPhase, object]>([
  ['before', { name: 'ready' }, { title: words.ready, action: 'dial', isLive: false }],
  ['dialled', { name: 'dialling' }, { title: '正在呼叫…', action: 'hangUp', isLive: true }],
  [
    'in the flow',
    { name: 'waiting', text: '正在转接' },
    { note: '正在转接', title: '正在为您接入' },
  ],
  [
    'in the queue',
    { name: 'waiting', ahead: 2, waitMinutes: 3 },
    { note: '前面还有 2 位 · 预计 3 分钟' },
  ],
  ['next', { name: 'waiting', ahead: 0 }, { title: '排队等待中', note: '您是下一位' }],
  ['ringing', { name: 'ringing' }, { title: '正在等待客服接听' }],
  ['talking', { name: 'connected', since: 5000, hold: 'none' }, { title: '通话中', clock: '0:05' }],
  [
    'to be recorded',
    { name: 'ringing', isRecorded: true },
    { title: '正在等待客服接听', mark: '本次通话将被录音' },
  ],
  [
    'recorded',
    { name: 'connected', since: 5000, hold: 'held', isRecorded: true },
    { title: '通话保持中', mark: '通话录音中' },
  ],
  ['not recorded', { name: 'connected', since: 5000, hold: 'none' }, { mark: '' }],
  ['held', { name: 'connected', since: 5000, hold: 'held' }, { title: '通话保持中' }],
  ['by the agent', ended('seat', 'talked'), { title: '对方已挂断', clock: '1:05', note: '' }],
  ['own', ended('client', 'talked'), { title: '通话结束', clock: '1:05' }],
  ['cancelled', ended('client', 'none', '请稍候'), { title: '已取消呼叫', clock: '', note: '' }],
  ['nobody there', ended('admin', 'none', '无人在线'), { title: '系统原因挂断', note: '无人在线' }],
  ['too long', ended('timer', 'none'), { title: '超时，通话已结束' }],
  [
    'no microphone',
    { name: 'failed', message: '请允许', way: 'settings' },
    { title: '呼叫失败', note: '请允许', hasSettings: true, action: 'dial' },
  ],
])('%s', (_name, phase, screen) => {
  expect(screenOf(phase, words, 10_000)).toMatchObject(screen);
});

it.each([
  [7_000, '0:07'],
  [750_000, '12:30'],
  [3_725_000, '1:02:05'],
])('%d ms are %s', (durationMs, text) => {
  expect(durationText(durationMs)).toBe(text);
});

it('has every word in both languages, with the same places', () => {
  const places = (text: string) => (text.match(/\{\w+\}/g) ?? []).join();
  const [zh, en] = [callWordsOf(''), callWordsOf('en_US')];
  expect(Object.values(en).map(places)).toEqual(Object.values(zh).map(places));
  expect(Object.values(en).join('')).not.toMatch(/[一-龥]/);
});
