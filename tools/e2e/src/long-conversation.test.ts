import type { Desk } from './desk';
import type { Phone } from './phone';
import { eventually, pause } from './service-process';
import { Stage } from './stage';
import { DEMO, WirePerson, loginCustomer } from './wire-person';

jest.setTimeout(180_000);

const MESSAGES = 420;

let stage: Stage;
let desk: Desk;

beforeAll(async () => {
  stage = await Stage.open();
  desk = await stage.desk(DEMO.liSi);
  await desk.goOnline();
});

afterAll(async () => {
  await stage.close();
});

/** Says it again until the service takes it: it takes only so much at a time from one person. */
async function taken(say: () => Promise<{ type: string }>): Promise<void> {
  while ((await say()).type !== 'ack') await pause(100);
}

async function sayAll(person: WirePerson, session: string, words: string[]): Promise<void> {
  for (const text of words) await taken(() => person.say(session, text));
}

/** A customer in the queue of a session of their own. */
async function waiting(user: string, keyword = '1') {
  const person = new WirePerson(stage.url, await loginCustomer(stage.url, user));
  const opened = await person.command('session.open', { flow: DEMO.flow });
  if (opened.type !== 'ack') throw new Error('the session was not opened');
  const { session } = opened.result as { session: string };
  await person.say(session, keyword);
  await person.sees(session, ({ name }) => name === 'session.queued');
  return { person, session };
}

const wordsOf = (data: unknown): unknown => (data as { content?: { text?: string } }).content?.text;

const lines = (count: number) =>
  Array.from({ length: count }, (_none, index) => `第${index + 1}句`);

/** Where the words of each drawn message begin, in px from the top of the window. */
async function places(phone: Phone): Promise<Map<string, number>> {
  const found = await phone.page
    .locator('wx-chat-bubble')
    .evaluateAll((bubbles) =>
      bubbles.map((bubble): [string, number] => [
        /第\d+句/.exec(bubble.textContent ?? '')?.[0] ?? '',
        bubble.getBoundingClientRect().top,
      ]),
    );
  return new Map(found.filter(([words]) => words !== ''));
}

/** Scrolls there; resolves with where the words then stand. */
async function scrollTo(phone: Phone, top: number, words: string): Promise<number> {
  return phone.page.locator('wx-chat-list').evaluate(
    (list, [to, wanted]) => {
      list.querySelector('.mp-scroll-area')?.scrollTo({ top: to, behavior: 'instant' });
      const bubbles = [...list.querySelectorAll('wx-chat-bubble')];
      const found = bubbles.find((bubble) => /第\d+句/.exec(bubble.textContent)?.[0] === wanted);
      return found?.getBoundingClientRect().top ?? Number.NaN;
    },
    [top, words] as const,
  );
}

/** The words of the first message drawn, once they are others. */
async function firstOtherThan(phone: Phone, words: string): Promise<string> {
  let first = words;
  await eventually('older messages', async () => {
    [first = words] = [...(await places(phone)).keys()];
    return first !== words;
  });
  return first;
}

/** Where a message comes to rest. */
async function restingPlace(phone: Phone, words: string): Promise<number> {
  let last = Number.NaN;
  await eventually('the list to rest', async () => {
    const now = (await places(phone)).get(words) ?? Number.NaN;
    const isAtRest = now === last;
    last = now;
    return isAtRest;
  });
  return last;
}

describe('a long conversation', () => {
  it('counts what comes on a pill, and moves nobody who reads above; what was missed has one, too', async () => {
    const phone = await stage.phone('lan');
    await phone.openChat();
    await phone.say('1');
    await desk.accept();
    for (const words of lines(24)) await desk.say(words);
    await phone.text('第24句').waitFor();
    const held = await scrollTo(phone, 200, '第5句');
    await desk.say('您还在吗');
    await phone.button('1 条新消息').waitFor();
    expect(await restingPlace(phone, '第5句')).toBeCloseTo(held, 0);
    await phone.button('1 条新消息').click();
    await phone.text('您还在吗').first().waitFor();
    await phone.button('1 条新消息').waitFor({ state: 'detached' });

    await phone.switch('background');
    for (let n = 1; n <= 20; n += 1) await desk.say(`漏看${n}`);
    await desk.isStored('漏看20');
    await phone.switch('foreground');
    await phone.button('20 条未读消息').click();
    await eventually('the first that was missed is in sight', async () => {
      const box = await phone.text('漏看1').first().boundingBox();
      return box !== null && box.y > 60 && box.y < 400;
    });
    expect(await phone.faults()).toEqual([]);
  });

  it('opens at the desk with its newest part, and older messages load upwards and keep the place', async () => {
    const zhaoLiu = await stage.desk(DEMO.zhaoLiu);
    await zhaoLiu.goOnline();
    const { person, session } = await waiting('hua', '2');
    await zhaoLiu.accept();
    await sayAll(person, session, lines(240));
    const { page } = zhaoLiu;
    await page.reload();
    await page.getByTestId('task').filter({ hasText: '第240句' }).click();
    const log = page.getByRole('log');
    await log.getByText('第240句', { exact: true }).waitFor();
    const told = async () => (await log.getByText(/^第\d+句$/).allTextContents()).length;
    expect(await told()).toBeLessThanOrEqual(60);
    // What the customer's panel tells of the beginning is there, too.
    await page.getByTestId('customer').getByText('开始 ›').waitFor();

    for (const first of ['第181句', '第81句']) {
      // Counted first: they may be there before the scrolling is answered.
      const shown = await told();
      const before = await log.evaluate((list, words) => {
        list.scrollTop = 100;
        const row = [...list.querySelectorAll('[data-testid=message]')].find((each) =>
          each.textContent?.includes(words),
        );
        return row?.getBoundingClientRect().bottom;
      }, first);
      await eventually('older messages', async () => (await told()) > shown);
      const row = page.getByTestId('message').filter({ hasText: first });
      // Its end: the name above it goes when the words before it are of the same person.
      const after = await row.evaluate((element) => element.getBoundingClientRect().bottom);
      expect(Math.abs(after - (before ?? Number.NaN))).toBeLessThan(1.5);
    }
    await log.evaluate((list) => (list.scrollTop = 0));
    await log.getByText('第1句', { exact: true }).waitFor();
    await page.getByTestId('older').waitFor({ state: 'detached' });
    expect(await told()).toBe(240);
    await person.say(session, '看得到吗');
    await page.getByRole('button', { name: '1 条新消息' }).click();
    await zhaoLiu.message('看得到吗').waitFor();
    person.close();
  });

  it('opens with its newest messages, and older ones load upwards without a jump', async () => {
    const { person, session } = await waiting('mei');
    await sayAll(person, session, lines(MESSAGES));
    person.close();
    const phone = await stage.phone('mei');
    await phone.button('联系客服').click();
    await phone.text(`第${MESSAGES}句`).waitFor();
    expect((await places(phone)).size).toBeLessThanOrEqual(61);
    await phone.button('查看更早的消息').waitFor();
    await restingPlace(phone, `第${MESSAGES}句`);

    let [first = ''] = [...(await places(phone)).keys()];
    const moves: number[] = [];
    while (first !== '第1句') {
      const before = await scrollTo(phone, 160, first);
      const next = await firstOtherThan(phone, first);
      moves.push((await restingPlace(phone, first)) - before);
      first = next;
      expect((await places(phone)).size).toBeLessThanOrEqual(200);
    }
    // With the last page the button above goes, and at the very top there is nothing to scroll for it.
    const last = moves.pop() ?? Number.NaN;
    expect(Math.abs(last)).toBeLessThan(44);
    expect(moves.length).toBeGreaterThan(2);
    expect(moves.filter((px) => !(Math.abs(px) < 2))).toEqual([]);
    expect(await phone.faults()).toEqual([]);
  });

  it('follows a quote to a message that was not loaded yet', async () => {
    const { person, session } = await waiting('lin');
    await sayAll(person, session, lines(MESSAGES));
    const first = person.events(session).find(({ data }) => wordsOf(data) === '第1句');
    const content = { type: 'text', text: '回到开头', quote: { seq: first?.seq } };
    await taken(() => person.command('message.send', { content }, session));
    person.close();
    const phone = await stage.phone('lin');
    await phone.button('联系客服').click();
    await phone.text('回到开头').waitFor();
    await restingPlace(phone, `第${MESSAGES}句`);
    await phone.text('引用了更早的消息，点按查看').click();
    await eventually('the quoted message is in sight', async () => {
      const top = (await places(phone)).get('第1句') ?? -1;
      return top > 60 && top < 500;
    });
    await phone.text('加载中').waitFor({ state: 'detached' });
    expect(await phone.faults()).toEqual([]);
  });

  it('has the earlier sessions of the customer above it', async () => {
    const { person, session } = await waiting('wei');
    await sayAll(person, session, ['旧事一桩']);
    await person.command('session.end', {}, session);
    person.close();
    const phone = await stage.phone('wei');
    await phone.openChat();
    expect(await phone.text('旧事一桩').count()).toBe(0);
    await phone.button('查看更早的消息').click();
    await phone.text('旧事一桩').waitFor();
    await phone.text('新的会话').waitFor();
    await phone.button('查看更早的消息').waitFor({ state: 'detached' });
    expect(await phone.faults()).toEqual([]);
  });
});
