import { createServer, type Server } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Stage } from './stage';
import { StartProcess } from './start-process';
import { DEMO, loginAgent } from './wire-person';

jest.setTimeout(120_000);

const TITLES = ['订单', '物流', '售后', '会员', '工单'];

/** A system of the customer's: it says which page was asked for. */
let business: Server;
let origin: string;
const flagsOf = (titles: readonly string[]) =>
  titles.flatMap((title, index) => [
    '--customer-page',
    `${title}=${origin}/page-${index}?customer=\${customerId}&session=\${sessionId}`,
  ]);

beforeAll(async () => {
  business = createServer(({ url = '' }, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<p>${url.replaceAll('&', '&amp;')}</p>`);
  });
  await new Promise<void>((resolve) => business.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(business.address() as AddressInfo).port}`;
});

afterAll(() => business.close());

async function customerOf(url: string, session: string): Promise<string> {
  const authorization = `Bearer ${await loginAgent(url, DEMO.liSi)}`;
  const response = await fetch(`${url}/api/v1/sessions/${session}/events`, {
    headers: { authorization },
  });
  const { events } = (await response.json()) as {
    events: { name: string; data: { customer: { id: string } } }[];
  };
  return events.find(({ name }) => name === 'session.started')?.data.customer.id ?? '';
}

describe('pages of others beside the conversation', () => {
  it('open in five tabs, each told of the customer and the session, and stay as they were left', async () => {
    const stage = await Stage.open(flagsOf(TITLES));
    try {
      const desk = await stage.desk(DEMO.liSi);
      await desk.goOnline();
      const phone = await stage.phone('alice');
      await phone.openChat();
      await phone.button('产品咨询').click();
      await desk.accept();
      const panel = desk.page.getByTestId('customer');
      const asked: URL[] = [];
      for (const title of TITLES) {
        await panel.getByRole('tab', { name: title }).click();
        const frame = desk.page.frameLocator(`iframe[title="${title}"]`);
        asked.push(new URL(await frame.locator('p').innerText(), origin));
      }
      expect(asked.map(({ pathname }) => pathname)).toEqual(
        TITLES.map((_title, index) => `/page-${index}`),
      );
      const session = asked[0]?.searchParams.get('session') ?? '';
      const customer = await customerOf(stage.url, session);
      expect(customer).not.toBe('');
      for (const { searchParams } of asked) {
        expect(Object.fromEntries(searchParams)).toEqual({ customer, session });
      }
      expect(await panel.getByTestId('framed-page').count()).toBe(TITLES.length);
      await panel.getByRole('tab', { name: '客户' }).click();
      expect(await panel.getByTestId('framed-page').locator('visible=true').count()).toBe(0);
    } finally {
      await stage.close();
    }
  });

  it('are five at most, and the start says so', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'ccc-pages-'));
    try {
      const start = StartProcess.on(dir, flagsOf([...TITLES, '一个太多']));
      await expect(start).rejects.toThrow('at most 5 pages');
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  });
});
