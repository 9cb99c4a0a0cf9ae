/**
 * Makes the sounds beside it, with ffmpeg (libopus) on the PATH: `node make-sounds.mjs`.
 * All is synthesised here, from sines; there is no recording in it, and nobody else's work.
 */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const RATE = 48_000;
const here = dirname(fileURLToPath(import.meta.url));
const pitch = (midi) => 440 * 2 ** ((midi - 69) / 12);

/** A soft struck note: a few partials that fade, the higher the sooner. */
function strike(track, at, midi, loudness, seconds) {
  const start = Math.round(at * RATE);
  const hertz = pitch(midi);
  for (let index = 0; index < seconds * RATE && start + index < track.length; index += 1) {
    const time = index / RATE;
    const attack = Math.min(1, time / 0.012);
    const release = Math.min(1, (seconds - time) / 0.08);
    const body = [1, 0.35, 0.12, 0.05].reduce(
      (sum, share, partial) =>
        sum +
        share * Math.exp(-time * (1.6 + 1.9 * partial)) *
          Math.sin(2 * Math.PI * hertz * (partial + 1) * time),
      0,
    ); // prettier-ignore
    track[start + index] += loudness * attack * release * body;
  }
}

/** A quiet chord under the notes, swelling in and out. */
function pad(track, at, notes, loudness, seconds) {
  const start = Math.round(at * RATE);
  for (let index = 0; index < seconds * RATE && start + index < track.length; index += 1) {
    const time = index / RATE;
    const swell = Math.sin((Math.PI * time) / seconds) ** 2;
    for (const note of notes) {
      track[start + index] += loudness * swell * Math.sin(2 * Math.PI * pitch(note) * time);
    }
  }
}

/** Arpeggios over chords; the last second is left to die away, so that the loop closes in silence. */
function music({ seconds, beat, chords, pattern }) {
  const track = new Float64Array(seconds * RATE);
  const bar = (seconds - 2) / chords.length;
  chords.forEach((chord, index) => {
    pad(track, index * bar, chord.slice(0, 3), 0.025, bar * 1.15);
    for (let step = 0; step * beat < bar - 0.01; step += 1) {
      const degree = pattern[step % pattern.length];
      if (degree === null) continue;
      const octave = Math.floor(degree / chord.length);
      const note = chord[degree % chord.length] + 12 * octave + 12;
      strike(track, index * bar + step * beat, note, step % 4 === 0 ? 0.16 : 0.11, 1.9);
    }
  });
  return track;
}

/** 450 Hz, one second in five: what a telephone in China sounds while it rings elsewhere. */
function ringback() {
  const track = new Float64Array(5 * RATE);
  for (let index = 0; index < RATE; index += 1) {
    const edge = Math.min(1, index / 480, (RATE - index) / 480);
    track[index] = 0.12 * edge * Math.sin((2 * Math.PI * 450 * index) / RATE);
  }
  return track;
}

/** Two notes, falling: something is said, and stands on the screen. */
function chime() {
  const track = new Float64Array(1.2 * RATE);
  strike(track, 0, 79, 0.2, 0.7);
  strike(track, 0.22, 74, 0.2, 0.9);
  return track;
}

function encode(name, track, kbits) {
  const pcm = Buffer.alloc(track.length * 2);
  track.forEach((value, index) =>
    pcm.writeInt16LE(Math.round(Math.max(-1, Math.min(1, value)) * 32_767), index * 2),
  );
  const { status, stderr } = spawnSync(
    'ffmpeg',
    [
      ...['-y', '-v', 'error', '-f', 's16le', '-ar', String(RATE), '-ac', '1', '-i', '-'],
      ...['-c:a', 'libopus', '-b:a', `${kbits}k`, '-vbr', 'on', '-frame_duration', '20'],
      ...['-application', 'audio', '-fflags', '+bitexact', '-flags:a', '+bitexact'],
      join(here, name),
    ],
    { input: pcm },
  );
  if (status !== 0) throw new Error(`ffmpeg: ${stderr}`);
}

// C, Am, F, G and back: unhurried, major, an octave above the middle.
const queueMusic = music({
  seconds: 22,
  beat: 0.3125,
  chords: [[48, 52, 55, 59], [45, 48, 52, 55], [41, 45, 48, 52], [43, 47, 50, 53]],
  pattern: [0, 2, 4, 5, 6, 5, 4, null, 2, 4, 6, 7, 6, 4, 2, null],
}); // prettier-ignore

// Slower and lower: D, Bm, G, A.
const holdMusic = music({
  seconds: 22,
  beat: 0.4166667,
  chords: [[50, 54, 57, 61], [47, 50, 54, 57], [43, 47, 50, 54], [45, 49, 52, 55]],
  pattern: [0, null, 4, 2, 5, null, 4, 2, 6, null, 5, 4],
}); // prettier-ignore

encode('queue-music.opus', queueMusic, 18);
encode('hold-music.opus', holdMusic, 18);
encode('ringback.opus', ringback(), 12);
encode('chime.opus', chime(), 18);
