import { asId, type CallId, type CallMedia, type CccError } from '@ccc/protocol';
import { createCallHost } from '../../../../test/fake-media';
import type { LegWay } from '../../../call/leg-port';
import { createBrowserLegs, type CallHost } from './index';

/** One way into a call, and what happens at its far end. */
export interface FarEnd {
  way: LegWay;
  /** The way is up. */
  connect(): void;
  /** It is gone for good. */
  break(): void;
  /** What comes of this page's sound and picture there; null: nothing. */
  sent(kind: 'audio' | 'video'): unknown;
  /** Whether this page is still there. */
  hasLeft(): boolean;
}

type Fakes = ReturnType<typeof createCallHost>;

/** What a leg in the browser promises, whatever carries it. */
export function describeMediaLeg(name: string, createFarEnd: (fakes: Fakes) => FarEnd): void {
  describe(`a leg through ${name}`, () => {
    beforeEach(() => jest.useFakeTimers());
    afterEach(() => jest.useRealTimers());

    const pass = () => jest.advanceTimersByTimeAsync(0);

    function setUp() {
      const fakes = createCallHost();
      const far = createFarEnd(fakes);
      const legs = createBrowserLegs(fakes.host satisfies CallHost);
      const told: string[] = [];
      const open = async (sends: CallMedia = 'audio', isMuted = false) => {
        const begins = { isMuted, isApart: false, isCameraOn: sends === 'video' };
        const leg = legs.open(
          { call: asId<CallId>('call-1'), way: far.way, ...begins },
          {
            onConnected: () => told.push('connected'),
            onLost: (error: CccError) => told.push(`lost ${error.code}`),
            onNoCamera: () => told.push('no camera'),
            onQuality: () => undefined,
          },
        );
        await pass();
        far.connect();
        await pass();
        return leg;
      };
      return { ...fakes, far, legs, told, open };
    }

    it('tells that it is connected, and sends sound and picture', async () => {
      const { open, told, tracks, far } = setUp();
      await open('video');
      expect(told).toEqual(['connected']);
      expect([far.sent('audio'), far.sent('video')]).toEqual(tracks);
    });

    it('sends no picture that is not wanted', async () => {
      const { open, far, tracks } = setUp();
      await open('audio');
      expect(far.sent('video')).toBeNull();
      expect(tracks.map(({ kind }) => kind)).toEqual(['audio']);
    });

    it('sends silence while it is muted, from the beginning on', async () => {
      const { open, tracks } = setUp();
      const leg = await open('audio', true);
      expect(tracks[0]?.enabled).toBe(false);
      leg.mute(false);
      expect(tracks[0]?.enabled).toBe(true);
    });

    it('lets the camera go when it is switched off, and has another one afterwards', async () => {
      const { open, tracks, far } = setUp();
      const leg = await open('video');
      expect(await leg.showCamera(false)).toBe(false);
      expect(tracks[1]?.readyState).toBe('ended');
      expect(far.sent('video')).toBeNull();
      expect(await leg.showCamera(true)).toBe(true);
      expect(far.sent('video')).toBe(tracks.at(-1));
    });

    it('sends from other devices once they are chosen', async () => {
      const { open, legs, tracks, far } = setUp();
      await open('audio');
      await legs.choose({ microphone: 'headset', camera: '' });
      expect(tracks.at(-1)?.from).toBe('headset');
      expect(far.sent('audio')).toBe(tracks.at(-1));
      expect(tracks[0]?.readyState).toBe('ended');
    });

    it('comes about without a microphone, and says why nothing is heard of it', async () => {
      const { open, refused, told, legs } = setUp();
      refused.audio = 'NotAllowedError';
      await open('audio');
      expect(told).toEqual(['connected']);
      expect(legs.streams).toMatchObject([{ problem: 'media.microphoneDenied' }]);
    });

    it('goes on by voice without a camera, and says so', async () => {
      const { open, refused, told } = setUp();
      refused.video = 'NotFoundError';
      await open('video');
      expect(told.sort()).toEqual(['connected', 'no camera']);
    });

    it('is lost once, and has let everything go by then', async () => {
      const { open, far, told, tracks, legs } = setUp();
      await open('video');
      far.break();
      await pass();
      far.break();
      await pass();
      expect(told).toEqual(['connected', 'lost connection.lost']);
      expect(tracks.map(({ readyState }) => readyState)).toEqual(['ended', 'ended']);
      expect(legs.streams).toEqual([]);
    });

    it('lets everything go at its end, twice as well, and tells nothing after it', async () => {
      const { open, far, told, tracks, legs } = setUp();
      const leg = await open('video');
      leg.close();
      leg.close();
      await pass();
      far.break();
      await pass();
      expect(told).toEqual(['connected']);
      expect(far.hasLeft()).toBe(true);
      expect(tracks.map(({ readyState }) => readyState)).toEqual(['ended', 'ended']);
      expect(legs.streams).toEqual([]);
      expect(jest.getTimerCount()).toBe(0);
    });
  });
}
