import { waitFor } from '@ccc/testkit';
import type { CallId } from '@ccc/protocol';
import { datachannelPeer } from '../../test/calls/datachannel-peer';
import { heardBy, talk, type Peer } from '../../test/calls/peer';
import { levelOf, toneOf } from '../../test/calls/tones';
import type { LegRole, MediaProvider } from './media-provider';
import { openVoiceCodec, type VoiceCodec } from './mixing/voice-codec';
import { FRAME_MS } from './ogg/opus-packet';
import type { SoundLibrary } from './sounds/sound-library';

/** Samples that tell what is heard just now: a third of a second. */
const NEWEST = 16_000;

/** What a provider is tried with. */
export interface ConferenceStage {
  provider: MediaProvider;
  sounds: SoundLibrary;
  call: CallId;
  join<P extends Peer>(role: LegRole, peer: P): Promise<P>;
}

const ROLES: readonly LegRole[] = ['customer', 'agent', 'colleague'];
const VOICES: Record<LegRole, number> = { customer: 500, agent: 900, colleague: 1300 };

/** Says a tone by the clock, until it is stopped: what a slow machine has missed is said at once. */
function sing(peer: Peer, hz: number, mouth: VoiceCodec): () => void {
  const began = performance.now();
  let frame = 0;
  const timer = setInterval(() => {
    for (const due = (performance.now() - began) / FRAME_MS; frame < due; frame += 1) {
      peer.say(mouth.encode(toneOf(hz, frame)));
    }
  }, FRAME_MS);
  return () => clearInterval(timer);
}

/** Hears what has come since it was asked last. */
function listener({ heard }: Peer, ear: VoiceCodec): () => Int16Array {
  let from = 0;
  let newest: number[] = [];
  return () => {
    const said = heard.slice(from).flatMap(({ payload }) => [...(ear.decode(payload) ?? [])]);
    from = heard.length;
    newest = [...newest, ...said].slice(-NEWEST);
    return Int16Array.from(newest);
  };
}

/** Three in a call: two of them alone, all together, and one in the place of another. */
export function conferenceContract(stage: () => ConferenceStage): void {
  describe('with a colleague', () => {
    const codecs: VoiceCodec[] = [];
    const codec = (): VoiceCodec => {
      const opened = openVoiceCodec();
      codecs.push(opened);
      return opened;
    };
    const songs: Array<() => void> = [];
    afterEach(() => {
      // First who sings, whatever became of the test: a closed codec must not be asked.
      songs.splice(0).forEach((stop) => stop());
      codecs.splice(0).forEach((each) => each.close());
    });

    async function three(): Promise<Record<LegRole, Peer>> {
      const { join } = stage();
      return {
        customer: await join('customer', datachannelPeer()),
        agent: await join('agent', datachannelPeer()),
        colleague: await join('colleague', datachannelPeer()),
      };
    }

    test('lets the agents talk alone, packet for packet, with music for the customer', async () => {
      const { provider, sounds, call } = stage();
      const { customer, agent, colleague } = await three();
      provider.bridge(call, ['agent', 'colleague']);
      provider.play(call, 'customer', 'holdMusic');
      const stop = [talk(customer, 'c'), talk(agent, 'a'), talk(colleague, 'h')];
      await waitFor(() => heardBy(agent, Buffer.from('h 9')));
      await waitFor(() => heardBy(colleague, Buffer.from('a 9')));
      await waitFor(() => heardBy(customer, sounds.holdMusic[9] ?? Buffer.alloc(0)));
      stop.forEach((each) => each());
      const spoken = [agent, colleague].flatMap(({ heard }) =>
        heard.map(({ payload }) => `${payload}`),
      );
      expect(spoken.filter((words) => words.startsWith('c '))).toEqual([]);
      const played = new Set(sounds.holdMusic.map((frame) => frame.toString('hex')));
      expect(customer.heard.filter(({ payload }) => !played.has(payload.toString('hex')))).toEqual(
        [],
      );
    });

    test('lets all three hear each other, and nobody themselves', async () => {
      const { provider, call } = stage();
      const peers = await three();
      provider.bridge(call, ROLES);
      songs.push(...ROLES.map((role) => sing(peers[role], VOICES[role], codec())));
      const ears = ROLES.map((role) => ({ role, hear: listener(peers[role], codec()) }));
      const heard = (): string[] =>
        ears.map(({ role, hear }) => {
          const part = hear();
          const audible = ROLES.filter((other) => levelOf(VOICES[other], part) > 0.05);
          return `${role} hears ${audible.join()}`;
        });
      const wanted = [
        'customer hears agent,colleague',
        'agent hears customer,colleague',
        'colleague hears customer,agent',
      ];
      let found: string[] = [];
      // To listen takes its time, in which nobody could sing.
      const often = { timeoutMs: 20_000, intervalMs: 200 };
      await waitFor(() => (found = heard()).join() === wanted.join(), often);
      expect(found).toEqual(wanted);
    }, 30_000);

    test('goes on with two when one of three is lost, and with two who are left', async () => {
      const { provider, call } = stage();
      const { customer, agent } = await three();
      provider.bridge(call, ROLES);
      provider.removeLeg(call, 'colleague');
      const stop = talk(customer, 'still here');
      await waitFor(() => heardBy(agent, Buffer.from('still here 9')));
      stop();
      expect((await provider.stats(call)).map(({ role }) => role)).toEqual(['customer', 'agent']);
    });

    test('puts a colleague in the place of the agent without another answer', async () => {
      const { provider, call } = stage();
      const { customer, agent, colleague } = await three();
      provider.bridge(call, ['agent', 'colleague']);
      provider.moveLeg(call, 'colleague', 'agent');
      provider.bridge(call, ['customer', 'agent']);
      const stop = [talk(customer, 'c'), talk(colleague, 'h'), talk(agent, 'a')];
      await waitFor(() => heardBy(customer, Buffer.from('h 9')));
      await waitFor(() => heardBy(colleague, Buffer.from('c 9')));
      stop.forEach((each) => each());
      expect(customer.heard.some(({ payload }) => `${payload}`.startsWith('a '))).toBe(false);
      expect((await provider.stats(call)).map(({ role }) => role)).toEqual(['customer', 'agent']);
    });
  });
}
