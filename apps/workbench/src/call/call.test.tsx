/** @jest-environment jsdom */
import { CccError, asId, type CallId, type DeskTask } from '@ccc/protocol';
import { act } from 'react';
import { openDeskPage } from '../../test/desk-stage';
import { idOf, openDesk, witness } from '../../test/call-stage';
import { snapshotOf, taskOf } from '../../test/fake-desk';
import { button, until } from '../../test/render';

beforeAll(() => {
  // jsdom plays nothing.
  HTMLMediaElement.prototype.play = () => Promise.resolve();
});

const ringing = (name: string, media: 'audio' | 'video'): DeskTask => ({
  ...taskOf(name, 'offered'),
  media,
});

describe('a call that is offered', () => {
  test.each([
    ['audio', '语音来电'],
    ['video', '视频来电'],
  ] as const)('%s rings as %s, with card, title and announcement', async (media, words) => {
    const { show, find, page } = openDeskPage();
    show([ringing('王小明', media)]);
    expect(find('offer')?.textContent).toContain(words);
    expect(find('offer')?.dataset['media']).toBe(media);
    expect(document.title).toBe(`【${words}】王小明`);
    expect(page.querySelector('[role=alert]')?.textContent).toContain(`${words}：王小明`);
  });

  test('is taken once there is a microphone', async () => {
    const { show, desk, legs, press } = openDeskPage();
    show([ringing('王小明', 'audio')]);
    await press({ key: 'Enter' });
    expect(legs.asked).toEqual(['release', 'prepare audio']);
    expect(desk.asked).toEqual(['accept 王小明']);
  });

  test('that somebody else has taken leaves no microphone open', async () => {
    const { show, desk, legs, press } = openDeskPage();
    show([ringing('王小明', 'audio')]);
    desk.failWith = new CccError('offer.taken');
    await press({ key: 'Enter' });
    await until(() => legs.asked.length > 2);
    expect(legs.asked).toEqual(['release', 'prepare audio', 'release']);
  });

  test('goes on ringing without one, says how to mend it, and can be taken to listen only', async () => {
    const { show, desk, legs, find, press } = openDeskPage();
    legs.failWith = new CccError('media.microphoneDenied');
    show([ringing('王小明', 'audio')]);
    await press({ key: 'Enter' });
    expect(desk.asked).toEqual([]);
    expect(find('accept-problem')?.textContent).toContain('点击地址栏左侧的图标');
    expect(find('accept')?.textContent).toContain('仅听接听');
    await act(async () => find('accept')?.click());
    expect(desk.asked).toEqual(['accept 王小明']);
  });

  test('is not accepted by itself without a microphone', async () => {
    const { page, show, desk, legs, find } = openDeskPage();
    show([]);
    await act(async () => page.querySelector<HTMLElement>('[data-testid="auto-accept"] button')?.click()); // prettier-ignore
    legs.failWith = new CccError('media.microphoneMissing');
    await act(async () => show([ringing('王小明', 'audio')]));
    expect(desk.asked).toEqual([]);
    expect(find('accept-problem')).not.toBeNull();
    window.localStorage.clear();
  });

  test('a text offer asks for no microphone', async () => {
    const { show, legs, press } = openDeskPage();
    show([taskOf('王小明', 'offered')]);
    await press({ key: 'Enter' });
    expect(legs.asked).toEqual(['release']);
  });
});

describe('the panel of a call', () => {
  test('says that a call is recorded, before the answer and after it, and of no other', () => {
    const { call, find } = openDesk('王小明');
    call('王小明', { by: 'agent', state: 'calling', answeredAt: undefined, isRecorded: true });
    expect(find('call-recorded')?.textContent).toBe('本次通话将被录音');
    call('王小明', { isRecorded: true });
    expect(find('call-recorded')?.textContent).toBe('通话录音中');
    call('王小明');
    expect(find('call-recorded')).toBeNull();
  });

  test('shows customer, time, state, keys and quality, whatever else is shown', () => {
    const { call, leg, find, page } = openDesk('王小明', '李四');
    expect(find('call-panel')).toBeNull();
    call('王小明', { digits: '12#' });
    expect(find('call-panel')?.dataset['state']).toBe('connecting');
    leg('王小明', { quality: { lossPercent: 5, jitterMs: 8, roundTripMs: 30 } });
    expect(find('call-panel')?.dataset['state']).toBe('connected');
    expect(find('call-panel')?.textContent).toMatch(/王小明通话中00:00/);
    expect(find('call-digits')?.textContent).toContain('12#');
    expect(find('call-quality')?.dataset['level']).toBe('fair');
    act(() => page.querySelectorAll<HTMLElement>('[data-testid=task]')[1]?.click());
    expect(find('call-panel')).not.toBeNull();
    call('王小明', null);
    expect(find('call-panel')).toBeNull();
  });

  test('M mutes, H holds, also from the reply box with Alt', async () => {
    const { call, leg, find, press, desk } = openDesk('王小明');
    call('王小明');
    leg('王小明');
    await press({ key: 'm', code: 'KeyM' });
    expect(find('call-panel')?.dataset['muted']).toBe('true');
    expect(find('call-mute')?.getAttribute('aria-label')).toBe('取消静音');
    await press({ key: 'µ', code: 'KeyM', altKey: true });
    expect(find('call-panel')?.dataset['muted']).toBe('false');
    await press({ key: 'h', code: 'KeyH' });
    expect(desk.asked).toEqual(['hold 王小明']);
    call('王小明', { isHeld: true });
    expect(find('call-panel')?.textContent).toContain('客户听音乐');
    await press({ key: 'h', code: 'KeyH' });
    expect(desk.asked).toEqual(['hold 王小明', 'resume 王小明']);
  });

  test('a letter written in the reply box is a letter', async () => {
    const { call, leg, find } = openDesk('王小明');
    call('王小明');
    leg('王小明');
    const event = new KeyboardEvent('keydown', { key: 'm', code: 'KeyM', bubbles: true });
    await act(async () => void find('composer')?.dispatchEvent(event));
    expect(find('call-panel')?.dataset['muted']).toBe('false');
  });

  test('hangs up', async () => {
    const { call, leg, click, desk } = openDesk('王小明');
    call('王小明');
    leg('王小明');
    await click('call-end');
    expect(desk.asked).toEqual(['end call 王小明']);
  });

  test('says why it is not connected, and joins again', async () => {
    const { call, leg, find, click, desk } = openDesk('王小明');
    call('王小明');
    leg('王小明', { state: 'reconnecting', code: 'connection.lost' });
    expect(find('call-panel')?.textContent).toContain('正在重新连接');
    leg('王小明', { state: 'over', code: 'media.full' });
    expect(find('call-problem')?.dataset['code']).toBe('media.full');
    await click('call-rejoin');
    expect(desk.legs.asked).toEqual(['rejoin 王小明']);
  });

  test('says that the customer hears nothing', () => {
    const { call, leg, find, legs } = openDesk('王小明');
    call('王小明');
    leg('王小明');
    act(() => legs.show(idOf('王小明'), { problem: 'media.microphoneMissing' }));
    expect(find('call-problem')?.textContent).toContain('没有找到麦克风');
    expect(find('call-sound')).not.toBeNull();
  });

  test('shows both pictures of a video call, and nobody with an old one', () => {
    const { call, leg, find, legs } = openDesk('王小明');
    const video = (customer: boolean, agent: boolean, isHeld = false) =>
      call('王小明', { media: 'video', cameras: { customer, agent }, isHeld });
    video(true, true);
    leg('王小明');
    act(() => legs.show(idOf('王小明')));
    expect(find('call-picture-remote')?.getAttribute('aria-label')).toBe('王小明的画面');
    expect(find('call-picture-remote')?.dataset['there']).toBe('false');
    expect(find('call-unseen')?.textContent).toContain('正在接通画面');
    expect(find('call-picture-own')).not.toBeNull();
    const enlarged: Element[] = [];
    Element.prototype.requestFullscreen = async function enlarge() {
      enlarged.push(this);
    };
    act(() => find('call-enlarge')?.click());
    expect(enlarged[0]?.contains(find('call-picture-remote'))).toBe(true);
    video(false, true);
    expect(find('call-picture-remote')).toBeNull();
    expect(find('call-unseen')?.textContent).toContain('客户未开启摄像头');
    video(true, true, true);
    expect(find('call-picture-remote')).toBeNull();
    expect(find('call-unseen')?.textContent).toContain('保持中');
    video(true, false);
    expect([find('call-picture-remote') === null, find('call-picture-own')]).toEqual([false, null]);
    video(false, false);
    expect(find('call-unseen')).toBeNull();
  });

  test('V and a button show the agent in a call of voices, which then has pictures; not before the answer', async () => {
    const { call, leg, find, press, click, desk } = openDesk('王小明');
    call('王小明', { by: 'agent', state: 'calling', answeredAt: undefined });
    await press({ key: 'v', code: 'KeyV' });
    expect(find('call-camera')?.hasAttribute('disabled')).toBe(true);
    expect(desk.asked).toEqual([]);
    call('王小明');
    leg('王小明');
    await press({ key: 'v', code: 'KeyV' });
    await click('call-camera');
    expect(desk.asked).toEqual(['camera on 王小明', 'camera on 王小明']);
  });

  test('V and a button switch the own camera', async () => {
    const { call, leg, find, press, click, desk } = openDesk('王小明');
    leg('王小明');
    call('王小明', { media: 'video', cameras: { customer: true, agent: true } });
    await press({ key: 'v', code: 'KeyV' });
    call('王小明', { media: 'video', cameras: { customer: true, agent: false } });
    expect(find('call-camera')?.getAttribute('aria-label')).toBe('打开摄像头');
    await click('call-camera');
    expect(desk.asked).toEqual(['camera off 王小明', 'camera on 王小明']);
  });
});

describe('a call in a conversation', () => {
  test('is asked for from its header, and can be cancelled', async () => {
    const { call, click, desk, find, legs } = openDesk('王小明');
    await click('call-start');
    expect(legs.asked).toEqual(['release', 'prepare audio']);
    expect(desk.asked).toEqual(['call 王小明 audio']);
    call('王小明', { by: 'agent', state: 'calling', answeredAt: undefined });
    expect(find('call-start')).toBeNull();
    expect(find('call-panel')?.textContent).toContain('正在呼叫');
    await click('call-end');
    expect(desk.asked).toEqual(['call 王小明 audio', 'end call 王小明']);
  });

  test('may be asked for with pictures', async () => {
    const { click, desk, legs } = openDesk('王小明');
    await click('call-start-video');
    expect(legs.asked).toEqual(['release', 'prepare video']);
    expect(desk.asked).toEqual(['call 王小明 video']);
  });

  test('is not asked for without a microphone; why is told', async () => {
    const { click, desk, legs } = openDesk('王小明');
    legs.failWith = new CccError('media.microphoneDenied');
    const wasTold = witness('麦克风已被禁止');
    await click('call-start');
    await until(wasTold);
    expect(desk.asked).toEqual([]);
  });

  test('rings when the customer asks; Enter answers', async () => {
    const { call, find, press, desk, page } = openDesk('王小明');
    call('王小明', { state: 'calling', answeredAt: undefined });
    expect(find('incoming-call')?.textContent).toContain('语音来电');
    expect(find('call-panel')).toBeNull();
    expect(document.title).toBe('【语音来电】王小明');
    expect(button(page, '接听')).toBe(find('call-answer'));
    await press({ key: 'Enter' });
    expect(desk.asked).toEqual(['answer 王小明']);
    call('王小明');
    expect(find('incoming-call')).toBeNull();
    expect(document.title).toBe('客服工作台');
  });

  test('Esc rejects it', async () => {
    const { call, press, desk } = openDesk('王小明');
    call('王小明', { state: 'calling', answeredAt: undefined });
    await press({ key: 'Escape' });
    expect(desk.asked).toEqual(['end call 王小明']);
  });

  test('whoever is talked to is held before another is answered', async () => {
    const { call, leg, press, desk } = openDesk('王小明', '李四');
    call('王小明');
    leg('王小明');
    call('李四', { state: 'calling', answeredAt: undefined, startedAt: 5 });
    await press({ key: 'Enter' });
    expect(desk.asked).toEqual(['hold 王小明', 'answer 李四']);
  });

  test('a session that is a call offers no second one', () => {
    const { desk, find } = openDesk('王小明');
    const conversation = desk.conversation(taskOf('王小明', 'active').session);
    conversation.view = { ...conversation.view, media: 'audio' };
    act(() => conversation.change((log) => log.accepted()));
    expect(find('call-start')).toBeNull();
  });

  test('what is left of it stands in the thread', () => {
    const { desk, page } = openDesk('王小明');
    const conversation = desk.conversation(taskOf('王小明', 'active').session);
    const record = {
      call: asId<CallId>('call-1'),
      media: 'audio',
      closeBy: 'client',
      durationMs: 0,
    } as const;
    const even = (mean: number) => ({ mean, worst: mean });
    const measured = { durationMs: 80_000, sentLossPercent: even(0.4), jitterMs: even(6) };
    act(() =>
      conversation.change((log) =>
        log.note({ name: 'called', ...record, by: 'agent', reason: 'noAnswer' }).note({
          name: 'called',
          ...record,
          by: 'customer',
          reason: 'ok',
          durationMs: 83_000,
          quality: [
            { side: 'customer', ...measured, heardLossPercent: even(4), roundTripMs: even(90) },
            { side: 'agent', ...measured },
          ],
        }),
      ),
    );
    expect(page.textContent).toContain('语音通话，客户未接听');
    expect(page.textContent).toContain('语音通话，时长 01:23通话质量一般');
    const [note, ...others] = page.querySelectorAll('[data-testid="call-measured"]');
    expect(others).toEqual([]);
    expect(note?.getAttribute('aria-description')).toBe(
      '客户：丢包 4%，抖动 6 ms，往返 90 ms; 坐席：丢包 0.4%，抖动 6 ms，往返 – ms',
    );
  });
});

test('an ended session shows no call any more', () => {
  const { desk, show, find, call } = openDesk('王小明');
  call('王小明');
  show([taskOf('王小明', 'ended')]);
  expect(find('call-panel')).toBeNull();
  act(() => desk.show(snapshotOf([])));
  expect(find('task')).toBeNull();
});
