import { execFileSync } from 'node:child_process';
import { createSocket, type Socket } from 'node:dgram';
import { mkdtempSync, rmSync } from 'node:fs';
import { constants, getPriority, tmpdir } from 'node:os';
import path from 'node:path';
import { waitFor } from '@ccc/testkit';
import type { CallId } from '@ccc/protocol';
import { datachannelPeer } from '../../../test/calls/datachannel-peer';
import { talk, type Peer } from '../../../test/calls/peer';
import { withDefaults } from '../../config/read-config';
import { mediaProviderContract } from '../media-provider.contract';
import type { LegEvent, LegRole, MediaProvider } from '../media-provider';
import { openProcessProvider } from './process-provider';

const SETTINGS = { ...withDefaults(), maxLegs: 4 };

mediaProviderContract('in a process of its own', async ({ maxLegs, log }) => {
  let pid = 0;
  const onStarted = (started: { pid: number }): void => void (pid = started.pid);
  const options = { onStarted, askEveryMs: 1000 };
  const provider = await openProcessProvider({ ...SETTINGS, maxLegs }, log, options);
  return { provider, pid };
});

describe('when the media process dies', () => {
  const call = 'call' as CallId;
  let provider: MediaProvider;
  let pids: number[];
  let events: LegEvent[];
  let complaints: string[];
  const peers: Peer[] = [];

  async function open({ mediaPort = 0, askEveryMs = 5000 } = {}): Promise<void> {
    pids = [];
    events = [];
    complaints = [];
    const complain = (_about: object, message: string): void => void complaints.push(message);
    const log = { warn: complain, error: complain };
    const onStarted = ({ pid }: { pid: number }): void => void pids.push(pid);
    const options = { onStarted, askEveryMs };
    provider = await openProcessProvider({ ...SETTINGS, mediaPort }, log, options);
    provider.onLeg((event) => events.push(event));
  }

  afterEach(async () => {
    await Promise.all(peers.splice(0).map((peer) => peer.close()));
    await provider.close();
  });

  const kill = (): void => void process.kill(pids.at(-1) ?? 0, 'SIGKILL');

  async function join(role: LegRole): Promise<Peer> {
    const peer = datachannelPeer();
    peers.push(peer);
    events.length = 0;
    await peer.accept(await provider.answer(call, role, await peer.offer()));
    await waitFor(() => events.some((event) => event.role === role && event.kind === 'connected'));
    return peer;
  }

  const hears = (peer: Peer, words: string): Promise<boolean> =>
    waitFor(() => peer.heard.some(({ payload }) => payload.equals(Buffer.from(words))));

  it('tells each side as lost, and has the call again as it was once they are back', async () => {
    await open();
    provider.openRoom(call);
    const frames = Array.from({ length: 500 }, (_, index) => Buffer.from(`words ${index}`));
    provider.play(call, 'customer', { id: 'words', packets: frames });
    await hears(await join('customer'), 'words 0');
    await join('agent');
    provider.bridge(call, ['customer', 'agent']);
    events.length = 0;
    kill();
    await waitFor(() => events.length === 2);
    expect(events).toEqual([
      { call, role: 'customer', kind: 'lost' },
      { call, role: 'agent', kind: 'lost' },
    ]);
    expect(complaints).toEqual(['the media process is gone, and its connections with it']);
    await waitFor(() => pids.length === 2);
    const customer = await join('customer');
    await hears(customer, 'words 0');
    const agent = await join('agent');
    const stop = [talk(customer, 'from the customer'), talk(agent, 'from the agent')];
    await hears(agent, 'from the customer 9');
    await hears(customer, 'from the agent 9');
    stop.forEach((each) => each());
  }, 30_000);

  it('goes first, as far as the system lets it', async () => {
    await open();
    const wanted = constants.priority.PRIORITY_ABOVE_NORMAL;
    const tried = `try { os.setPriority(${wanted}) } catch {} process.stdout.write(String(os.getPriority()))`;
    const possible = execFileSync(process.execPath, ['-e', tried], { encoding: 'utf8' });
    expect(getPriority(pids[0])).toBe(Number(possible));
  });

  it('answers everything that was asked of it', async () => {
    await open();
    const dir = mkdtempSync(path.join(tmpdir(), 'ccc-broken-off-'));
    provider.openRoom(call);
    const pathsIn = (folder: string) => ({
      customer: path.join(dir, folder, 'c'),
      agent: path.join(dir, folder, 'a'),
      colleague: path.join(dir, folder, 'h'),
      mixed: null,
    });
    const brokenOff = expect(provider.record(call, pathsIn('before'))).rejects.toMatchObject({
      code: 'media.away',
    });
    await provider.stats(call);
    kill();
    const asked = [provider.stats(call), provider.closeRoom('other' as CallId)];
    const answer = expect(provider.answer(call, 'agent', 'v=0')).rejects.toMatchObject({
      code: 'media.away',
    });
    expect(await Promise.all(asked)).toEqual([[], undefined]);
    await Promise.all([brokenOff, answer]);
    expect(await provider.stats(call)).toEqual([]);
    const later = provider.record(call, pathsIn('after'));
    await waitFor(() => pids.length === 2);
    await provider.closeRoom(call);
    expect(await later).toMatchObject({ fault: null });
    rmSync(dir, { recursive: true });
  }, 30_000);

  it('comes up again as soon as it can', async () => {
    const other = await bound(0);
    const mediaPort = other.address().port;
    await closed(other);
    await open({ mediaPort });
    kill();
    const inTheWay = await waitFor(() => bound(mediaPort).catch(() => null));
    await waitFor(() => complaints.includes('the media process does not come up'));
    await closed(inTheWay);
    await waitFor(() => pids.length === 2, { timeoutMs: 10_000 });
    provider.openRoom(call);
    await join('customer');
    expect(await provider.stats(call)).toMatchObject([{ role: 'customer', isConnected: true }]);
  }, 30_000);

  it('is killed when it hangs, and comes up again', async () => {
    await open({ askEveryMs: 200 });
    provider.openRoom(call);
    await join('customer');
    events.length = 0;
    process.kill(pids[0] ?? 0, 'SIGSTOP');
    await waitFor(() => events.some(({ kind }) => kind === 'lost'));
    await waitFor(() => pids.length === 2);
    await join('customer');
    expect(complaints).toEqual(['the media process is gone, and its connections with it']);
  }, 30_000);

  it('is not started again by a service that stops', async () => {
    await open();
    kill();
    await provider.close();
    expect(() => process.kill(pids[0] ?? 0, 0)).toThrow('ESRCH');
    expect(pids.length).toBeLessThan(3);
  });
});

function bound(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = createSocket('udp4');
    socket.once('error', reject);
    socket.bind(port, () => resolve(socket));
  });
}

function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => socket.close(() => resolve()));
}
