import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitFor } from '@ccc/testkit';
import type { CallId } from '@ccc/protocol';
import { datachannelPeer } from '../../../test/calls/datachannel-peer';
import type { Peer } from '../../../test/calls/peer';
import { weriftPeer } from '../../../test/calls/werift-peer';
import { ffprobe } from '../../../test/recordings/ffprobe';
import { soundIn } from '../../../test/recordings/ogg-file';
import { speak } from '../../../test/recordings/speak';
import type { LegRole, MediaProvider, RecordingPaths } from '../media-provider';
import type { SoundLibrary } from '../sounds/sound-library';
import { SILENCE } from '../ogg/opus-packet';

/** What a provider is tried with. */
export interface RecordingStage {
  provider: MediaProvider;
  sounds: SoundLibrary;
  call: CallId;
  join<P extends Peer>(role: LegRole, peer: P): Promise<P>;
}

/** Short enough to be read, long enough to be told apart. */
const namesOf = (packets: readonly Buffer[]): string[] =>
  packets.map((packet) => packet.toString('hex', 0, 8));

/** What every {@link MediaProvider} writes into files. */
export function recordingContract(stage: () => RecordingStage): void {
  describe('recorded', () => {
    let dir: string;
    let paths: RecordingPaths;

    beforeEach(() => {
      dir = mkdtempSync(join(tmpdir(), 'ccc-recorded-'));
      const pathOf = (role: LegRole): string => join(dir, 'made', role);
      paths = {
        customer: pathOf('customer'),
        agent: pathOf('agent'),
        colleague: pathOf('colleague'),
        mixed: null,
      };
    });
    afterEach(() => rmSync(dir, { recursive: true, force: true }));

    const soundOf = (role: LegRole): Buffer[] => soundIn(readFileSync(paths[role]));
    const spokenIn = (role: LegRole): string[] =>
      namesOf(soundOf(role).filter((packet) => !packet.equals(SILENCE)));

    /** Says it, and waits until all of it has come. */
    async function say(role: LegRole, peer: Peer, frames: readonly Buffer[]): Promise<void> {
      const { provider, call } = stage();
      const come = async (): Promise<number> =>
        (await provider.stats(call)).find((each) => each.role === role)?.packetsReceived ?? 0;
      const before = await come();
      await speak(peer, frames);
      await waitFor(async () => (await come()) >= before + frames.length);
    }

    test('each side by itself, aligned, as long as the two hear each other', async () => {
      const { provider, sounds, call, join: enter } = stage();
      const [music, other] = [sounds.queueMusic.slice(100), sounds.holdMusic.slice(100)];
      const customer = await enter('customer', datachannelPeer());
      const agent = await enter('agent', weriftPeer());
      const recorded = provider.record(call, paths);
      await say('customer', customer, music.slice(0, 5));
      provider.bridge(call, ['customer', 'agent']);
      await Promise.all([
        say('customer', customer, music.slice(5, 40)),
        say('agent', agent, other.slice(0, 35)),
      ]);
      provider.bridge(call, []);
      await say('customer', customer, music.slice(40, 50));
      provider.bridge(call, ['customer', 'agent']);
      await say('customer', customer, music.slice(50, 65));
      await provider.closeRoom(call);
      const { files, fault } = await recorded;

      expect(fault).toBeNull();
      expect(spokenIn('customer')).toEqual(namesOf([...music.slice(5, 40), ...music.slice(50, 65)]));
      expect(spokenIn('agent')).toEqual(namesOf(other.slice(0, 35)));
      const [one, two] = [soundOf('customer'), soundOf('agent')];
      expect(Math.abs(one.length - two.length)).toBeLessThanOrEqual(1);
      // Both began to speak at once, and the hold is as long in the file as it was.
      const startOf = (sound: Buffer[], frame?: Buffer) => sound.findIndex((each) => frame && each.equals(frame));
      expect(Math.abs(startOf(one, music[5]) - startOf(two, other[0]))).toBeLessThan(25);
      expect(startOf(one, music[50]) - startOf(one, music[39])).toBeGreaterThanOrEqual(11);
      for (const { path, durationMs } of files) {
        const seconds = expect.closeTo(durationMs / 1000, 0);
        expect(ffprobe(path) ?? { seconds: durationMs / 1000 }).toMatchObject({ seconds });
      }
    }, 30_000); // prettier-ignore

    test('in one file, also when a side has come back by another connection', async () => {
      const { provider, sounds, call, join: enter } = stage();
      const music = sounds.holdMusic.slice(100);
      const recorded = provider.record(call, paths);
      provider.bridge(call, ['customer', 'agent']);
      await say('customer', await enter('customer', datachannelPeer()), music.slice(0, 25));
      await say('customer', await enter('customer', weriftPeer()), music.slice(25, 50));
      const again = provider.record(call, { ...paths, customer: join(dir, 'no other') });
      await provider.closeRoom(call);
      expect(await again).toEqual(await recorded);
      expect((await recorded).fault).toBeNull();
      expect(spokenIn('customer')).toEqual(namesOf(music.slice(0, 50)));
    }, 30_000);

    test('into one file of all sides, too, when that is wanted', async () => {
      const { provider, sounds, call, join: enter } = stage();
      const mixed = join(dir, 'made', 'mixed');
      const customer = await enter('customer', datachannelPeer());
      provider.bridge(call, ['customer', 'agent']);
      const recorded = provider.record(call, { ...paths, mixed });
      await say('customer', customer, sounds.queueMusic.slice(100, 150));
      await provider.closeRoom(call);
      const { files, fault } = await recorded;
      expect(fault).toBeNull();
      expect(files.map(({ side }) => side)).toEqual(['customer', 'agent', 'mixed']);
      const [side, , both] = files.map(({ durationMs }) => durationMs);
      expect(Math.abs((side ?? 0) - (both ?? 0))).toBeLessThanOrEqual(20);
      expect(statSync(mixed).size).toBe(files[2]?.bytes);
    }, 30_000);

    test('not where no call is', async () => {
      const { provider } = stage();
      const nowhere = provider.record('other' as CallId, paths);
      await expect(nowhere).rejects.toMatchObject({ code: 'media.legGone' });
    });
  });
}
