import type { Browser } from 'playwright-core';
import { WebSocket } from 'ws';
import { DEMO } from '@ccc/call-center';
import { ms, percentile, type Bench, type Figure } from './figure';
import { customerToken, ticket } from './load/people';
import { launch, withSimulator } from './simulator-stage';

const LENGTHS = [10, 1_000, 10_000];
/** Own messages that are measured in each conversation. */
const MESSAGES = 50;
const READY_MS = 120_000;
const AT_ONCE = 50;

/** As many events as are wanted, of a customer whom the flow does not understand. */
async function fill(serviceUrl: string, user: string, events: number): Promise<void> {
  const { url, hello } = await ticket(serviceUrl, await customerToken(serviceUrl, user));
  const socket = new WebSocket(url);
  const waiting = new Map<
    string,
    (frame: { result?: { session: string }; seq?: number }) => void
  >();
  await new Promise((resolve) => socket.once('open', resolve));
  socket.on('message', (data) => {
    const frame = JSON.parse(String(data)) as { type: string; id?: string };
    if (frame.type === 'refuse') throw new Error(String(data));
    if (frame.type === 'ack') waiting.get(frame.id ?? '')?.(frame as never);
  });
  const ask = (name: string, args: object, session?: string) => {
    const id = `${user}-${waiting.size}`;
    socket.send(JSON.stringify({ type: 'command', id, name, args, session }));
    return new Promise<{ result?: { session: string }; seq?: number }>((resolve) =>
      waiting.set(id, resolve),
    );
  };
  socket.send(JSON.stringify(hello));
  const session = (await ask('session.open', { flow: DEMO.flow })).result?.session;
  for (let seq = 0; seq < events;) {
    const content = { type: 'text', text: '还有一件事想请教一下，请问怎么办理？' };
    const left = Math.ceil((events - seq) / 3);
    const batch = Array.from({ length: Math.min(AT_ONCE, left) }, () =>
      ask('message.send', { content }, session),
    );
    seq = Math.max(...(await Promise.all(batch)).map((ack) => ack.seq ?? 0));
  }
  const gone = new Promise((resolve) => socket.once('close', resolve));
  socket.close();
  await gone;
}

interface Cost {
  items: number;
  drawnMs: number[];
  bytes: number[];
}

/** Runs in the app's window: opens nothing, asks the page in front. */
async function measureInPage(messages: number): Promise<Cost> {
  interface Page {
    client: {
      chat: {
        view: { items: { delivery?: string }[]; older?: string };
        loadOlder(): Promise<void>;
      };
    };
    selectComponent(selector: string): { setData(data: object, drawn?: () => void): void };
    render(): void;
    onSend(event: { detail: { text: string } }): void;
  }
  const simulator = (
    window as typeof window & { __simulator: { callPage<T>(work: (page: Page) => T): T } }
  ).__simulator;
  const page = simulator.callPage((found) => found);
  const { chat } = page.client;
  const rest = () => new Promise((resolve) => setTimeout(resolve, 20));
  while (chat.view.older !== 'none') {
    await chat.loadOlder();
    await rest();
  }
  const list = page.selectComponent('#list');
  const drawnMs: number[] = [];
  const bytes: number[] = [];
  const { setData } = list;
  list.setData = function (data, drawn) {
    bytes.push(new TextEncoder().encode(JSON.stringify(data)).length);
    setData.call(this, data, drawn);
  };
  const items = chat.view.items.length;
  for (let n = 0; n < messages; n += 1) {
    const from = performance.now();
    page.onSend({ detail: { text: `第 ${n} 条消息，看看要花多少` } });
    drawnMs.push(performance.now() - from);
    while (chat.view.items[chat.view.items.length - 1]?.delivery === 'sending') await rest();
    await rest();
  }
  return { items, drawnMs, bytes };
}

async function costOf(browser: Browser, url: string, user: string): Promise<Cost> {
  const context = await browser.newContext({
    viewport: { width: 375, height: 812 },
    locale: 'zh-CN',
  });
  context.setDefaultTimeout(READY_MS);
  try {
    const page = await context.newPage();
    await page.goto(`${url}/app?user=${user}`);
    await page.getByText('联系客服').first().click();
    await page.locator('wx-chat-bubble').first().waitFor({ state: 'attached' });
    return await page.evaluate(measureInPage, MESSAGES);
  } finally {
    await context.close();
  }
}

/** What one new message costs the phone, in conversations of three lengths, all of them loaded. */
export const messageCost: Bench = {
  name: 'messages',
  title: `One new message in a conversation that is loaded whole, in the simulator: median and worst of ${MESSAGES}`,
  run: () =>
    withSimulator(
      async (url, serviceUrl) => {
        const browser = await launch();
        const figures: Figure[] = [];
        try {
          for (const events of LENGTHS) {
            const user = `long-${events}`;
            await fill(serviceUrl, user, events);
            const { items, drawnMs, bytes } = await costOf(browser, url, user);
            const where = `after ${items} messages`;
            figures.push(
              { what: `${where}: drawn, median`, measured: ms(percentile(drawnMs, 0.5)) },
              { what: `${where}: drawn, worst`, measured: ms(Math.max(...drawnMs)) },
              {
                what: `${where}: largest \`setData\``,
                measured: `${Math.max(...bytes)} bytes`,
                aim: '≤ 1024 bytes',
              },
            );
          }
        } finally {
          await browser.close();
        }
        return figures;
      },
      { burstFrames: 1_000_000, framesPerSecond: 1_000_000 },
    ),
};
