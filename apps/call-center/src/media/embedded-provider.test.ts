import type { CallId } from '@ccc/protocol';
import { VOICE_OFFER, wiredEngine } from '../../test/calls/wired-engine';
import { createEmbeddedProvider } from './embedded-provider';
import { LoopDelay } from './loop-delay';
import type { MediaLog, MediaProvider } from './media-provider';
import { loadSounds } from './sounds/sound-library';

const LATE = { mean: 500e6, reset: () => undefined, disable: () => undefined };

describe('a media process that comes too late', () => {
  const began = 'began before' as CallId;
  const other = 'another' as CallId;
  const delays = { ...LATE };
  const warnings: string[] = [];
  let provider: MediaProvider;

  beforeEach(async () => {
    jest.useFakeTimers();
    const tell = (_about: object, message: string): void => void warnings.push(message);
    const log: MediaLog = { warn: tell, error: tell };
    const delay = new LoopDelay(delays);
    const { engine } = wiredEngine();
    const sounds = await loadSounds();
    provider = createEmbeddedProvider({ engine, sounds, announced: [], maxLegs: 9, log, delay });
    provider.openRoom(began);
    provider.openRoom(other);
    await provider.answer(began, 'customer', VOICE_OFFER);
    jest.advanceTimersByTime(6000);
  });
  afterEach(async () => {
    await provider.close();
    jest.useRealTimers();
    warnings.length = 0;
    Object.assign(delays, LATE);
  });

  it('lets no call begin, and says so once', async () => {
    const refused = expect.objectContaining({ code: 'media.full' });
    await expect(provider.answer(other, 'customer', VOICE_OFFER)).rejects.toEqual(refused);
    expect(provider.isFull).toBe(true);
    expect(warnings).toEqual(['2 calls are more than this machine can carry: no other begins now']);
  });

  it('lets those come to each other who have begun', async () => {
    await expect(provider.answer(began, 'agent', VOICE_OFFER)).resolves.toContain('m=audio');
    await expect(provider.answer(began, 'customer', VOICE_OFFER)).resolves.toContain('m=audio');
  });

  it('goes on as soon as it is in time again', async () => {
    delays.mean = 20e6;
    jest.advanceTimersByTime(1000);
    expect(provider.isFull).toBe(false);
    await expect(provider.answer(other, 'customer', VOICE_OFFER)).resolves.toContain('m=audio');
  });
});
