import { createSocket } from 'node:dgram';
import { waitFor } from '@ccc/testkit';
import type { CallId } from '@ccc/protocol';
import { datachannelPeer, OPUS, RED } from '../../test/calls/datachannel-peer';
import { heardBy, talk, type Peer } from '../../test/calls/peer';
import { weriftPeer } from '../../test/calls/werift-peer';
import { openHandles, residentBytes } from '../../test/process-use';
import { conferenceContract } from './conference.contract';
import type { LegEvent, LegRole, MediaLog, MediaProvider } from './media-provider';
import { pictureContract } from './picture.contract';
import { recordingContract } from './recording/recording.contract';
import { receiverReport } from './rtp/rtcp';
import { loadSounds, type SoundLibrary } from './sounds/sound-library';

/** What a provider is opened with here. */
export interface ContractOptions {
  maxLegs: number;
  /** Throws: there is nothing to complain of. */
  log: MediaLog;
}

export interface OpenedProvider {
  provider: MediaProvider;
  /** The process in which calls sound. */
  pid: number;
}

export interface ContractTraits {
  /**
   * Whether what a client says first is carried, too. With Janus the way from a client is open some
   * milliseconds after the client is connected, as it hands it to a thread of its own. @default true
   */
  isOpenAtOnce?: boolean;
}

/** Every {@link MediaProvider} MUST pass this: real clients call through it, and packets are compared. */
export function mediaProviderContract(
  name: string,
  open: (options: ContractOptions) => Promise<OpenedProvider>,
  { isOpenAtOnce = true }: ContractTraits = {},
): void {
  describe(`MediaProvider ${name}`, () => {
    const call = 'call' as CallId;
    let sounds: SoundLibrary;
    let provider: MediaProvider;
    let pid: number;
    let events: LegEvent[];
    const peers: Peer[] = [];

    beforeEach(async () => {
      sounds = await loadSounds();
      const complain = ({ err }: { err?: unknown }, message: string): never => {
        throw new Error(message, { cause: err });
      };
      const log = { warn: complain, error: complain };
      ({ provider, pid } = await open({ maxLegs: 4, log }));
      events = [];
      provider.onLeg((event) => events.push(event));
      provider.openRoom(call);
    });

    afterEach(async () => {
      await Promise.all(peers.splice(0).map((peer) => peer.close()));
      await provider.close();
    });

    async function join<P extends Peer>(role: LegRole, peer: P, into = call): Promise<P> {
      peers.push(peer);
      await peer.accept(await provider.answer(into, role, await peer.offer()));
      await waitFor(() =>
        events.some((event) => event.role === role && event.kind === 'connected'),
      );
      if (!isOpenAtOnce) await opens(role, peer, into);
      return peer;
    }

    /** Empty packets probe the line, until one has come through; each has time enough to be the last. */
    async function opens(role: LegRole, peer: Peer, into: CallId): Promise<void> {
      const probe = (): void => peer.say(Buffer.alloc(0));
      const probing = setInterval(probe, 100);
      probe();
      try {
        await waitFor(async () => (await received(into, role)) > 0);
      } finally {
        clearInterval(probing);
      }
    }

    const received = async (from: CallId, role: LegRole): Promise<number> =>
      (await provider.stats(from)).find((each) => each.role === role)?.packetsReceived ?? 0;

    test.each([
      ['libdatachannel', 'werift', datachannelPeer, weriftPeer],
      ['werift', 'libdatachannel', weriftPeer, datachannelPeer],
    ])('carries what %s and %s say, packet for packet', async (_a, _b, first, second) => {
      const customer = await join('customer', first());
      const agent = await join('agent', second());
      provider.bridge(call, ['customer', 'agent']);
      const stop = [talk(customer, 'from the customer'), talk(agent, 'from the agent')];
      await waitFor(() => heardBy(agent, Buffer.from('from the customer 9')));
      await waitFor(() => heardBy(customer, Buffer.from('from the agent 9')));
      stop.forEach((each) => each());
      expect(new Set(agent.heard.map(({ ssrc }) => ssrc)).size).toBe(1);
    });

    test('plays a sound in a loop, without a gap when it turns into a voice', async () => {
      const customer = await join('customer', datachannelPeer());
      const agent = await join('agent', datachannelPeer());
      provider.play(call, 'customer', 'ringback');
      const frames = sounds.ringback;
      await waitFor(() => customer.heard.length >= 10);
      customer.heard.slice(0, 10).forEach(({ payload }, index) => {
        expect(payload).toEqual(frames[index]);
      });
      provider.bridge(call, ['customer', 'agent']);
      provider.play(call, 'customer', null);
      const stop = talk(agent, 'hello');
      await waitFor(() => heardBy(customer, Buffer.from('hello 5')));
      stop();
      const numbers = customer.heard.map(({ sequenceNumber }) => sequenceNumber);
      numbers.slice(1).forEach((number, index) => {
        expect((number - (numbers[index] ?? 0)) & 0xffff).toBe(1);
      });
    });

    test('plays a prompt once, from the moment the side is there, and tells its end', async () => {
      const packets = Array.from({ length: 12 }, (_, index) => Buffer.from(`prompt ${index}`));
      provider.play(call, 'customer', { id: 'hello', packets });
      const customer = await join('customer', datachannelPeer());
      provider.play(call, 'customer', { id: 'hello', packets });
      await waitFor(() => events.some(({ kind }) => kind === 'played'));
      await waitFor(() => customer.heard.length === packets.length);
      expect(customer.heard.map(({ payload }) => payload)).toEqual(packets);
      expect(events.filter(({ kind }) => kind === 'played')).toEqual([
        { call, role: 'customer', kind: 'played', prompt: 'hello' },
      ]);
    });

    test('stops a prompt by another, whose end alone is told', async () => {
      const long = Array.from({ length: 500 }, (_, index) => Buffer.from(`long ${index}`));
      const short = [Buffer.from('short 0'), Buffer.from('short 1')];
      const customer = await join('customer', datachannelPeer());
      provider.play(call, 'customer', { id: 'long', packets: long });
      await waitFor(() => customer.heard.length > 2);
      provider.play(call, 'customer', { id: 'short', packets: short });
      await waitFor(() => events.some(({ kind }) => kind === 'played'));
      provider.play(call, 'customer', 'ringback');
      await waitFor(() => heardBy(customer, sounds.ringback[3] ?? Buffer.alloc(0)));
      const texts = customer.heard.map(({ payload }) => payload.toString('latin1'));
      const first = texts.findIndex((text) => text.startsWith('short'));
      expect(texts.slice(first, first + 2)).toEqual(['short 0', 'short 1']);
      expect(texts.slice(first).filter((text) => text.startsWith('long'))).toEqual([]);
      expect(events.filter(({ kind }) => kind === 'played')).toHaveLength(1);
    });

    test('goes on with the music where a prompt broke it', async () => {
      const customer = await join('customer', datachannelPeer());
      const turnsIn = (heard: Peer['heard']): number[] =>
        heard.flatMap(({ payload }) => {
          const turn = sounds.holdMusic.findIndex((frame) => frame.equals(payload));
          return turn < 0 ? [] : [turn];
        });
      provider.play(call, 'customer', 'holdMusic');
      await waitFor(() => turnsIn(customer.heard).length > 5);
      const place = Buffer.from('second in line');
      provider.play(call, 'customer', { id: 'place', packets: [place] });
      await waitFor(() => events.some(({ kind }) => kind === 'played'));
      await waitFor(() => heardBy(customer, place));
      const before = turnsIn(customer.heard);
      provider.play(call, 'customer', 'holdMusic');
      await waitFor(() => turnsIn(customer.heard).length > before.length + 5);
      expect(turnsIn(customer.heard)[before.length]).toBe((before.at(-1) ?? 0) + 1);
    });

    test('lets a customer on hold hear music, and the agent nothing', async () => {
      const customer = await join('customer', datachannelPeer());
      const agent = await join('agent', datachannelPeer());
      provider.bridge(call, ['customer', 'agent']);
      const stop = talk(customer, 'am I heard');
      await waitFor(() => agent.heard.length > 0);
      provider.bridge(call, []);
      provider.play(call, 'customer', 'holdMusic');
      await waitFor(() => heardBy(customer, sounds.holdMusic[5] ?? Buffer.alloc(0)));
      const heardBefore = agent.heard.length;
      const playedBefore = customer.heard.length;
      await waitFor(() => customer.heard.length > playedBefore + 10);
      stop();
      // One packet may have been on its way.
      expect(agent.heard.length).toBeLessThanOrEqual(heardBefore + 1);
    });

    test('tells each digit once, and sends none of it on', async () => {
      const customer = await join('customer', datachannelPeer());
      const agent = await join('agent', datachannelPeer());
      provider.bridge(call, ['customer', 'agent']);
      [...'120#'].forEach((digit) => customer.dial(digit));
      customer.say(Buffer.from('after'));
      await waitFor(() => heardBy(agent, Buffer.from('after')));
      const digits = events.filter(({ kind }) => kind === 'digits');
      expect(digits).toEqual(
        [...'120#'].map((each) => ({ call, role: 'customer', kind: 'digits', digits: each })),
      );
      expect(agent.heard).toHaveLength(1);
    });

    test('replaces a leg by the next answer', async () => {
      const agent = await join('agent', datachannelPeer());
      const before = await join('customer', datachannelPeer());
      provider.bridge(call, ['customer', 'agent']);
      events.length = 0;
      const after = await join('customer', weriftPeer());
      const stop = [talk(before, 'before'), talk(after, 'after')];
      await waitFor(() => heardBy(agent, Buffer.from('after 9')));
      stop.forEach((each) => each());
      expect(heardBy(agent, Buffer.from('before 9'))).toBe(false);
      expect(events.filter(({ kind }) => kind === 'lost')).toEqual([]);
      expect(await provider.stats(call)).toHaveLength(2);
    });

    test('counts what comes and what is missing, and measures the way', async () => {
      const customer = await join('customer', datachannelPeer());
      const before = await received(call, 'customer');
      for (const isLost of [false, false, false, true, false, false]) {
        if (isLost) customer.lose();
        else customer.say(Buffer.from('x'));
      }
      await waitFor(async () => (await received(call, 'customer')) === before + 5);
      expect(await provider.stats(call)).toEqual([
        expect.objectContaining({ role: 'customer', isConnected: true, packetsLost: 1 }),
      ]);
      await waitFor(() =>
        customer.feedback.some(
          (each) =>
            each.kind === 'receptionReport' && each.report.ssrc === 1111 && each.report.lost === 1,
        ),
      );
    });

    test('counts what a side says that it heard', async () => {
      const customer = await join('customer', datachannelPeer());
      provider.play(call, 'customer', 'ringback');
      await waitFor(() => customer.heard.length > 0);
      const ssrc = customer.heard[0]?.ssrc ?? 0;
      const report = { ssrc, fractionLost: 0, jitter: 0, lastReport: 0, sinceLastReportMs: 0 };
      customer.sendRtcp(receiverReport(1111, [{ ...report, newest: 100, lost: 2 }]));
      customer.sendRtcp(receiverReport(1111, [{ ...report, newest: 150, lost: 7 }]));
      await waitFor(async () => (await provider.stats(call))[0]?.packetsDue === 50);
      expect((await provider.stats(call))[0]?.packetsMissed).toBe(5);
    });

    test('says that a leg is lost when nothing comes, and found when something does', async () => {
      const customer = await join('customer', datachannelPeer());
      await waitFor(() => events.some(({ kind }) => kind === 'lost'), { timeoutMs: 10_000 });
      expect((await provider.stats(call))[0]?.isConnected).toBe(false);
      events.length = 0;
      customer.say(Buffer.from('back'));
      await waitFor(() => events.some(({ kind }) => kind === 'connected'));
      expect((await provider.stats(call))[0]?.isConnected).toBe(true);
    }, 20_000);

    test.each([
      '',
      'hello',
      'v=0\r\n',
      'v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 0\r\n',
      'x'.repeat(70_000),
    ])('refuses what is no offer (%#)', async (sdp) => {
      await expect(provider.answer(call, 'customer', sdp)).rejects.toMatchObject({
        code: 'media.badOffer',
      });
      expect(await provider.stats(call)).toEqual([]);
    });

    test('refuses legs beyond its measure, and rooms that are not there', async () => {
      const peer = datachannelPeer();
      peers.push(peer);
      const offer = await peer.offer();
      await provider.answer(call, 'customer', offer);
      expect(provider.isFull).toBe(false);
      await expect(provider.answer('other' as CallId, 'agent', offer)).rejects.toMatchObject({
        code: 'media.legGone',
      });
      const rooms = ['2', '3', '4', '5'].map((each) => each as CallId);
      rooms.forEach((room) => provider.openRoom(room));
      for (const room of rooms.slice(0, 3)) await provider.answer(room, 'customer', offer);
      await expect(provider.answer('5' as CallId, 'customer', offer)).rejects.toMatchObject({
        code: 'media.full',
      });
      // Across processes it is told with the next sign of life.
      await waitFor(() => provider.isFull);
      for (const room of rooms) await provider.closeRoom(room);
      await waitFor(() => !provider.isFull);
    });

    pictureContract(() => ({ provider, events, join, received }));

    test('carries RED to who knows it, and the frame alone to who does not', async () => {
      const customer = await join('customer', datachannelPeer({ hasRed: true }));
      const agent = await join('agent', datachannelPeer({ hasRed: true }));
      provider.bridge(call, ['customer', 'agent']);
      // A copy of three bytes from 960 ticks before, and the frame.
      const redundant = Buffer.concat([
        Buffer.from([0x80 | OPUS, 0x0f, 0x00, 3, OPUS]),
        Buffer.from('oldnew'),
      ]);
      customer.send({ payloadType: RED, payload: redundant });
      await waitFor(() => agent.heard.length === 1);
      expect(agent.heard[0]).toMatchObject({ payloadType: RED, payload: redundant });
      const plain = await join('agent', datachannelPeer());
      customer.send({ payloadType: RED, payload: redundant });
      await waitFor(() => plain.heard.length === 1);
      expect(plain.heard[0]).toMatchObject({ payloadType: OPUS, payload: Buffer.from('new') });
    });

    recordingContract(() => ({ provider, sounds, call, join }));
    conferenceContract(() => ({ provider, sounds, call, join }));

    test('sends nothing to addresses that an offer names', async () => {
      const named = createSocket('udp4');
      const got: Buffer[] = [];
      named.on('message', (message) => got.push(message));
      await new Promise<void>((resolve) => named.bind(0, '127.0.0.1', resolve));
      const { port } = named.address();
      const peer = datachannelPeer();
      peers.push(peer);
      const candidate = `a=candidate:1 1 udp 2130706431 127.0.0.1 ${port} typ host`;
      const offer = (await peer.offer()).replace('a=mid:0', `a=mid:0\r\n${candidate}`);
      expect(offer).toContain(candidate);
      await provider.answer(call, 'agent', offer);
      await join('customer', datachannelPeer());
      await new Promise<void>((resolve) => named.close(resolve));
      expect(got).toEqual([]);
    });

    test('announces only addresses of its own', async () => {
      const peer = datachannelPeer();
      peers.push(peer);
      const answer = await provider.answer(call, 'customer', await peer.offer());
      const candidates = answer.match(/^a=candidate:.*$/gm) ?? [];
      expect(candidates.length).toBeGreaterThan(0);
      candidates.forEach((candidate) => expect(candidate).toMatch(/ typ host$/));
    });

    test('leaves nothing behind after many calls', async () => {
      const one = async (index: number): Promise<void> => {
        const room = `many-${index}` as CallId;
        events.length = 0;
        provider.openRoom(room);
        const customer = await join('customer', datachannelPeer(), room);
        const agent = await join('agent', datachannelPeer(), room);
        provider.play(room, 'customer', 'queueMusic');
        provider.bridge(room, ['customer', 'agent']);
        agent.say(Buffer.from(`hello ${index}`));
        await waitFor(() => heardBy(customer, Buffer.from(`hello ${index}`)));
        await Promise.all([
          ...peers.splice(0).map((peer) => peer.close()),
          provider.closeRoom(room),
        ]);
        expect(await provider.stats(room)).toEqual([]);
      };
      for (let index = 0; index < 10; index += 1) await one(index);
      const handles = openHandles(pid);
      const before = residentBytes(pid);
      for (let index = 10; index < 60; index += 1) await one(index);
      await waitFor(() => openHandles(pid) <= handles);
      expect(residentBytes(pid) - before).toBeLessThan(64 * 1024 * 1024);
    }, 60_000);
  });
}
