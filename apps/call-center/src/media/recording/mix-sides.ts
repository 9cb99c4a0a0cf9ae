import { randomBytes } from 'node:crypto';
import { rm, utimes } from 'node:fs/promises';
import { setImmediate as othersFirst } from 'node:timers/promises';
import { FileVoice } from '../mixing/file-voice';
import { mixVoices, type VoiceFrame } from '../mixing/mix-voices';
import { openVoiceCodec } from '../mixing/voice-codec';
import { OggOpusStream, type SoundPacket } from '../ogg/ogg-opus-stream';
import { FRAME_SAMPLES } from '../ogg/opus-packet';
import { PageFile, openPages } from './page-file';
import { PRE_SKIP } from './side-timeline';

/** By so many samples what libopus encodes for speech comes after what it was given. */
const ENCODER_DELAY = 312;
const FRAMES_PER_PAGE = 50;
/** How often the sides are touched, so that nobody takes them for left over. */
const PAGES_PER_TOUCH = 60;

export interface MixOptions {
  /** Ogg Opus files that begin at the same moment. */
  sides: readonly string[];
  /** Where the mixed one comes to lie. */
  path: string;
  signal: AbortSignal;
}

/**
 * Makes one file of those of all sides, a second at a time. After each 20 ms, which take less than one to
 * mix, calls have their turn. Rejects with the error of the disk, or when it is aborted; then there is no file.
 */
export async function mixSides({
  sides,
  path,
  signal,
}: MixOptions): Promise<{ durationMs: number; bytes: number }> {
  let fault: unknown;
  const pages = new PageFile(openPages(path), (error) => (fault = error));
  const stream = new OggOpusStream({
    serial: randomBytes(4).readUInt32BE(),
    preSkip: PRE_SKIP + ENCODER_DELAY,
  });
  const voices = sides.map((side) => new FileVoice(side));
  const codec = openVoiceCodec();
  const mixed = async (): Promise<SoundPacket[]> => {
    const packets: SoundPacket[] = [];
    while (packets.length < FRAMES_PER_PAGE) {
      signal.throwIfAborted();
      const frame = await nextOf(voices);
      if (!frame) break;
      packets.push({ payload: codec.encode(frame), samples: FRAME_SAMPLES });
      await othersFirst();
    }
    return packets;
  };
  try {
    pages.append(stream.head(), 0);
    for (let page = 0, isMore = true; isMore; page += 1) {
      const packets = await mixed();
      isMore = packets.length === FRAMES_PER_PAGE;
      pages.append(isMore ? stream.body(packets) : stream.tail(packets), stream.durationMs);
      await pages.written();
      if (fault !== undefined) throw fault;
      if (page % PAGES_PER_TOUCH === 0) await touch(sides);
    }
  } catch (error) {
    await pages.close();
    await rm(path, { force: true });
    throw error;
  } finally {
    codec.close();
    await Promise.all(voices.map((voice) => voice.close()));
  }
  await pages.close();
  return { durationMs: pages.durationMs, bytes: pages.bytes };
}

/** Null: all have said all. */
async function nextOf(voices: readonly FileVoice[]): Promise<VoiceFrame | null> {
  const said = new Map<FileVoice | null, VoiceFrame>();
  for (const voice of voices) {
    const frame = await voice.next();
    if (frame) said.set(voice, frame);
  }
  // Of those who hear it nobody speaks.
  return said.size === 0 ? null : (mixVoices(said, [null]).get(null) ?? null);
}

async function touch(files: readonly string[]): Promise<void> {
  const now = new Date();
  await Promise.all(files.map((file) => utimes(file, now, now)));
}
