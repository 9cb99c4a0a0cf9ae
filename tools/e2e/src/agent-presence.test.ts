import { Desk } from './desk';
import { lockSound, lookAway, senseAll, sensedOn } from './senses';
import { eventually } from './service-process';
import { Stage } from './stage';
import { DEMO } from './wire-person';

jest.setTimeout(120_000);

let stage: Stage;

beforeEach(async () => {
  stage = await Stage.open();
});

afterEach(async () => {
  await stage.close();
});

/** A desk whose notifications and tones are written down, in a browser that allows the former. */
async function sensedDesk(permissions: string[] = ['notifications', 'microphone']): Promise<Desk> {
  const context = await stage.context({ width: 1280, height: 720 });
  await context.grantPermissions(permissions, { origin: stage.url });
  await senseAll(context);
  return Desk.open(await context.newPage(), stage.url, DEMO.liSi);
}

async function askForAgent(user: string): Promise<void> {
  const phone = await stage.phone(user);
  await phone.openChat();
  await phone.say('1');
}

describe('an offer', () => {
  it('rings until it is answered, also behind another tab: tone, title and notification', async () => {
    const desk = await sensedDesk();
    await desk.goOnline();
    await lookAway(desk.page, true);
    await askForAgent('alice');
    await desk.offer().waitFor();
    await eventually('a notification that comes again', async () => {
      const { notices } = await sensedOn(desk.page);
      return notices.length >= 2;
    });
    const { notices, tones } = await sensedOn(desk.page);
    expect(notices.at(-1)).toMatchObject({ title: '新会话', isClosed: false });
    expect(notices.at(-1)?.body).toContain('产品咨询客服1组');
    expect(tones).toEqual([{ isLooped: true, isOver: false, couldBeHeard: true }]);
    await eventually('the title to call', async () =>
      (await desk.page.title()).includes('【新会话】'),
    );

    await lookAway(desk.page, false);
    await eventually('the notification to go when the agent looks', async () => {
      const sensed = await sensedOn(desk.page);
      return sensed.notices.at(-1)?.isClosed === true;
    });
    await desk.accept();
    await eventually('silence', async () => {
      const sensed = await sensedOn(desk.page);
      return sensed.tones.every(({ isOver }) => isOver);
    });
    await eventually('the calm title', async () => (await desk.page.title()) === '客服工作台');
  });

  it('is accepted by itself when the agent wants that, with a sign and a short sound', async () => {
    const desk = await sensedDesk();
    await desk.goOnline();
    const choice = desk.page.getByTestId('auto-accept');
    await choice.getByRole('switch').click();
    await askForAgent('alice');
    await desk.page.getByText('已自动接听').waitFor();
    await desk.isIn('busy');
    await desk.page.getByTestId('composer').waitFor();
    const { tones } = await sensedOn(desk.page);
    expect(tones.map(({ isLooped }) => isLooped)).toEqual([false]);

    await desk.page.reload();
    await desk.isIn('busy');
    expect(await choice.getByRole('switch').getAttribute('aria-checked')).toBe('true');
  });
});

describe('the check before going online', () => {
  it('says what works, and is remembered by this browser', async () => {
    const desk = await sensedDesk();
    await desk.page.getByRole('button', { name: '现在上线' }).click();
    const check = (name: string, result: string) =>
      desk.page.locator(`[data-check="${name}"][data-result="${result}"]`).waitFor();
    await check('connection', 'good');
    await check('notification', 'good');
    await check('sound', 'open');
    await desk.page.getByRole('button', { name: '播放铃声' }).click();
    await desk.page.getByRole('button', { name: '听到了' }).click();
    await check('sound', 'good');
    const { tones } = await sensedOn(desk.page);
    expect(tones).toEqual([expect.objectContaining({ isLooped: false, couldBeHeard: true })]);
    await check('microphone', 'open');
    await desk.page.getByRole('button', { name: '检查麦克风' }).click();
    await check('microphone', 'good');
    const level = desk.page.locator('[data-check="microphone"] [role="img"] span');
    await eventually('the bar to move with the microphone', async () =>
      level.evaluate((bar) => new DOMMatrix(getComputedStyle(bar).transform).a > 0.02),
    );
    await desk.page.getByRole('button', { name: '上线', exact: true }).click();
    await desk.isIn('free');

    await desk.choose('下线');
    await desk.isIn('offline');
    await desk.page.getByRole('button', { name: '现在上线' }).click();
    await desk.isIn('free');
  });

  it('names what the browser forbids, and lets the agent go online anyway', async () => {
    const desk = await sensedDesk([]);
    await desk.page.getByRole('button', { name: '现在上线' }).click();
    await desk.page.locator('[data-check="notification"][data-result="bad"]').waitFor();
    await desk.page.getByText('已被禁止').waitFor();
    await desk.page.evaluate(() => {
      const refuse = () => Promise.reject(new DOMException('denied', 'NotAllowedError'));
      Object.assign(navigator.mediaDevices, { getUserMedia: refuse });
    });
    await desk.page.getByRole('button', { name: '检查麦克风' }).click();
    await desk.page.locator('[data-check="microphone"][data-result="bad"]').waitFor();
    await desk.page.getByRole('button', { name: '仍然上线' }).click();
    await desk.isIn('free');
  });
});

describe("an agent's status", () => {
  it('keeps a rest that was booked while busy, over a reload, until the work is done', async () => {
    const desk = await sensedDesk();
    await desk.goOnline();
    await askForAgent('alice');
    await desk.accept();
    await desk.isIn('busy');
    await desk.choose('小休 · 用餐');
    const booked = desk.page.getByTestId('booked');
    await booked.getByText('已预约小休 · 用餐').waitFor();
    await desk.page.reload();
    await booked.waitFor();
    await booked.getByRole('button', { name: '取消' }).click();
    await booked.waitFor({ state: 'detached' });
    await desk.choose('小休 · 会议');
    await booked.waitFor();
    await desk.end();
    await desk.complete();
    await desk.isIn('rest');
    await desk.status().getByText('小休 · 会议').waitFor();
    await desk.page.reload();
    await desk.isIn('rest');
    await desk.page.getByRole('button', { name: '恢复空闲' }).click();
    await desk.isIn('free');
  });

  it('says in a tab that was never touched that the browser keeps it silent', async () => {
    const desk = await sensedDesk();
    await desk.goOnline();
    await lockSound(desk.page.context());
    const tab = await desk.page.context().newPage();
    await tab.goto(desk.page.url());
    await tab.getByTestId('agent-status').waitFor();
    await tab.getByTestId('sound-locked').click();
    await tab.getByTestId('sound-locked').waitFor({ state: 'detached' });
  });

  it('is offline once the connection is gone for longer than its lease', async () => {
    const desk = await sensedDesk();
    await desk.goOnline();
    const [context, url] = [desk.page.context(), desk.page.url()];
    await desk.page.close();
    const phone = await stage.phone('alice');
    await phone.openChat();
    await phone.say('1');
    await phone.text('当前无客服在线，请稍后咨询。').waitFor({ timeout: 40_000 });
    const again = await context.newPage();
    await again.goto(url);
    await again.locator('[data-testid="agent-status"][data-status="offline"]').waitFor();
  });
});
