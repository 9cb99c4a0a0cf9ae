import type { FlowWords } from '@ccc/protocol';
import { asId } from '@ccc/protocol';
import { waitFor } from '@ccc/testkit';
import { SilentMedia } from '../../../test/silent-media';
import type { Hearing } from '../../domain/call-sound';
import { RoomSound } from './room-sound';

const START = 1_000_000;
const QUEUE: Hearing = {
  together: [],
  words: [],
  customer: 'queueMusic',
  announced: { from: START, everyMs: 30_000 },
  until: null,
};
const CALM: Hearing = { ...QUEUE, announced: null };

/** The sound of one call; what is said has the name of what it says. */
class Stage {
  now = START;
  /** Who is before the customer; null: they do not wait any more. */
  ahead: number | null = 2;
  readonly media = new SilentMedia();
  readonly said: string[] = [];
  readonly untils: string[] = [];
  /** What cannot be said. */
  broken = '';
  readonly sound = new RoomSound({
    call: asId('call-1'),
    media: this.media,
    log: { warn: () => undefined },
    now: () => this.now,
    packetsOf: async ({ text }: FlowWords) => {
      this.said.push(text);
      if (text === this.broken) throw new Error('hoarse');
      return [Buffer.from(text)];
    },
    announcement: async () => (this.ahead === null ? null : { text: `${this.ahead} before you` }),
    onHeard: (until) => this.untils.push(until),
  });

  /** What is played, in the end. */
  get playing(): string | undefined {
    return this.media.done.filter((what) => what.startsWith('play')).pop();
  }

  async prompts(count: number): Promise<void> {
    await waitFor(() => this.media.prompts.length === count);
  }

  end(): void {
    this.sound.played(this.media.prompts.at(-1) ?? '');
  }

  /** A sweep, so many milliseconds after the beginning. */
  at(ms: number, hearing = QUEUE): void {
    this.now = START + ms;
    this.sound.apply(hearing);
  }
}

describe('an announcement', () => {
  it('is said at once and again in its time, as the place then is, with music in between', async () => {
    const stage = new Stage();
    stage.at(0);
    await stage.prompts(1);
    expect(stage.said).toEqual(['2 before you']);
    stage.at(1000);
    expect(stage.playing).toBe('play customer prompt');
    stage.end();
    expect(stage.playing).toBe('play customer queueMusic');
    for (const ms of [2000, 15_000, 29_999]) stage.at(ms);
    expect(stage.said).toHaveLength(1);
    stage.ahead = 0;
    stage.at(30_000);
    expect(stage.playing).toBe('play customer queueMusic');
    await stage.prompts(2);
    expect(stage.said).toEqual(['2 before you', '0 before you']);
  });

  it('waits for what the flow says, and gives way to it', async () => {
    const stage = new Stage();
    const words = (id: number, text: string): Hearing => ({ ...QUEUE, words: [{ id, text }] });
    stage.at(0, words(1, 'stay'));
    await stage.prompts(1);
    expect(stage.said).toEqual(['stay']);
    stage.end();
    await stage.prompts(2);
    stage.at(1000, words(2, 'another group'));
    await stage.prompts(3);
    expect(stage.said).toEqual(['stay', '2 before you', 'another group']);
    stage.end();
    expect(stage.playing).toBe('play customer queueMusic');
  });

  it('that takes longer than its time leaves out those in between', async () => {
    const stage = new Stage();
    stage.at(0);
    await stage.prompts(1);
    stage.at(30_000);
    stage.at(60_500);
    stage.end();
    expect(stage.playing).toBe('play customer queueMusic');
    stage.at(89_000);
    expect(stage.said).toHaveLength(1);
    stage.at(90_000);
    await stage.prompts(2);
  });

  it('is cut off by the ringing desk, and not said before its time to who is back', async () => {
    const stage = new Stage();
    stage.at(0);
    await stage.prompts(1);
    stage.at(1000, { ...CALM, customer: 'ringback' });
    expect(stage.playing).toBe('play customer ringback');
    stage.end();
    stage.at(20_000);
    expect(stage.playing).toBe('play customer queueMusic');
    stage.at(31_000);
    await stage.prompts(2);
  });

  it('begins anew with another waiting', async () => {
    const stage = new Stage();
    stage.at(65_000);
    await stage.prompts(1);
    stage.at(70_000, { ...CALM, together: ['customer', 'agent'], customer: null });
    stage.at(75_000, { ...QUEUE, announced: { from: START + 75_000, everyMs: 30_000 } });
    await stage.prompts(2);
    expect(stage.said).toEqual(['2 before you', '2 before you']);
  });

  it.each<[what: string, bend: (stage: Stage) => void]>([
    ['of who waits no more', (stage) => (stage.ahead = null)],
    ['that cannot be said', (stage) => (stage.broken = '2 before you')],
  ])('%s leaves the music, and comes again', async (_what, bend) => {
    const stage = new Stage();
    bend(stage);
    stage.at(0);
    // Once it was given up, all is looked at again.
    await waitFor(() => stage.media.done.filter((what) => what.startsWith('bridge')).length === 2);
    expect(stage.playing).toBe('play customer queueMusic');
    stage.ahead = 1;
    stage.at(30_000);
    await stage.prompts(1);
    expect(stage.said.at(-1)).toBe('1 before you');
  });

  it('that is being prepared when the call ends is not said', async () => {
    const stage = new Stage();
    stage.at(0);
    stage.sound.stop();
    await waitFor(() => stage.said.length === 1);
    expect(stage.media.prompts).toEqual([]);
  });
});

it('says words as often as they come, and tells when all were heard', async () => {
  const stage = new Stage();
  const words = [1, 2].map((id) => ({ id, text: 'welcome' }));
  const hearing: Hearing = { ...CALM, customer: null, words, until: 'node:2' };
  stage.at(0, hearing);
  await stage.prompts(1);
  stage.end();
  await stage.prompts(2);
  expect(stage.untils).toEqual([]);
  stage.end();
  expect(stage.untils).toEqual(['node:2']);
});
