import { createSocket } from 'node:dgram';
import { hasJanus, startJanus, waitFor, type JanusOptions, type JanusServer } from '@ccc/testkit';
import type { CallId } from '@ccc/protocol';
import pino from 'pino';
import { datachannelPeer } from '../../../test/calls/datachannel-peer';
import { hangUpAll } from '../../../test/calls/hang-up-all';
import { createMediaProvider, type LegEvent, type LegRole, type MediaProvider } from '..';
import { withDefaults } from '../../config/read-config';

const call = 'call' as CallId;

(hasJanus() ? describe : describe.skip)('Janus, when something is wrong', () => {
  const closes: Array<() => Promise<void>> = [];
  let logged: string[];
  let legEvents: LegEvent[];

  beforeEach(() => {
    logged = [];
    legEvents = [];
  });
  afterEach(async () => {
    for (const close of closes.splice(0).reverse()) await close();
  });

  async function janus(options?: JanusOptions): Promise<JanusServer> {
    const server = await startJanus(options);
    closes.push(() => server.stop());
    return server;
  }

  const log = pino(
    { level: 'warn' },
    { write: (line) => logged.push((JSON.parse(line) as { msg: string }).msg) },
  );
  const open = (janusUrl: string, janusApiSecret?: string, mediaPort = 0) =>
    createMediaProvider(
      withDefaults({ mediaEngine: 'janus', janusUrl, janusApiSecret, mediaPort }),
      log,
    );

  async function provider(url: string, apiSecret?: string): Promise<MediaProvider> {
    const media = await open(url, apiSecret);
    closes.push(() => media.close());
    media.onLeg((event) => legEvents.push(event));
    media.openRoom(call);
    return media;
  }

  async function join(media: MediaProvider, role: LegRole) {
    const peer = datachannelPeer();
    closes.push(() => peer.close());
    await peer.accept(await media.answer(call, role, await peer.offer()));
    await waitFor(() => told(role, 'connected'));
    return peer;
  }

  const told = (role: LegRole, kind: LegEvent['kind']): boolean =>
    legEvents.some((event) => event.role === role && event.kind === kind);

  it('says at the start which setting is wrong: nobody there, another secret, no NoSIP, a taken port', async () => {
    const away = await janus();
    await away.kill();
    await expect(open(away.url)).rejects.toMatchObject({
      code: 'config.invalid',
      params: { name: 'janusUrl', problem: expect.stringContaining('Janus') },
    });
    const secret = await janus({ apiSecret: 'north' });
    await expect(open(secret.url, 'south')).rejects.toMatchObject({
      code: 'config.invalid',
      params: { name: 'janusApiSecret', problem: expect.not.stringContaining('south') },
    });
    const bare = await janus({ hasNosip: false });
    await expect(open(bare.url)).rejects.toMatchObject({
      code: 'config.invalid',
      params: { name: 'janusUrl', problem: expect.stringContaining('NoSIP') },
    });
    const other = createSocket('udp4');
    await new Promise<void>((resolve) => other.bind(0, '127.0.0.1', resolve));
    const { port } = other.address();
    await expect(open(secret.url, 'north', port)).rejects.toMatchObject({
      code: 'config.portInUse',
      params: { port },
    });
    await new Promise<void>((resolve) => other.close(resolve));
  }, 60_000);

  it('loses its legs when Janus falls, finds it again, and takes them in anew', async () => {
    const server = await janus({ apiSecret: 'north' });
    const media = await provider(server.url, 'north');
    await join(media, 'customer');
    await server.kill();
    await waitFor(() => told('customer', 'lost'));
    expect(logged).toEqual(['Janus is away: its calls are cut']);
    const early = datachannelPeer();
    closes.push(() => early.close());
    await expect(media.answer(call, 'customer', await early.offer())).rejects.toMatchObject({
      code: 'media.away',
    });
    await server.start();
    await waitFor(() => logged.includes('Janus is back'), { timeoutMs: 20_000 });
    legEvents = [];
    const customer = await join(media, 'customer');
    media.play(call, 'customer', 'ringback');
    await waitFor(() => customer.heard.length > 5);
    expect(logged).toHaveLength(2);
  }, 60_000);

  it('says that a leg is lost on whom Janus hangs up', async () => {
    const server = await janus();
    const media = await provider(server.url);
    const customer = await join(media, 'customer');
    customer.say(Buffer.from('here'));
    await hangUpAll(server.adminUrl);
    await waitFor(() => told('customer', 'lost'), { timeoutMs: 3000 });
    expect(logged).toEqual([]);
  }, 30_000);

  it('is full when Janus has no port left, and has room again when one is free', async () => {
    const media = await provider((await janus({ maxLegs: 1 })).url);
    await join(media, 'customer');
    const second = datachannelPeer();
    closes.push(() => second.close());
    const offer = await second.offer();
    await expect(media.answer(call, 'agent', offer)).rejects.toMatchObject({ code: 'media.full' });
    media.removeLeg(call, 'customer');
    await waitFor(() => media.answer(call, 'agent', offer));
  }, 30_000);

  it('tells clients the address that Janus is known by behind NAT', async () => {
    const media = await provider((await janus({ publicAddress: '203.0.113.7' })).url);
    const peer = datachannelPeer();
    closes.push(() => peer.close());
    const answer = await media.answer(call, 'customer', await peer.offer());
    const told = answer.match(/^a=candidate:.*$/gm) ?? [];
    expect(told.length).toBeGreaterThan(0);
    told.forEach((each) => expect(each).toMatch(/ 203\.0\.113\.7 \d+ typ host$/));
  }, 30_000);

  it('refuses a sender who does not say its SSRC', async () => {
    const media = await provider((await janus()).url);
    const peer = datachannelPeer();
    closes.push(() => peer.close());
    const offer = (await peer.offer()).replace(/^a=ssrc:.*\r\n/gm, '');
    await expect(media.answer(call, 'customer', offer)).rejects.toMatchObject({
      code: 'media.badOffer',
    });
  }, 30_000);
});
