const PERIOD_MS = 2000;
/** Two rising notes: start (s), frequency (Hz). */
const NOTES = [
  [0, 660],
  [0.18, 880],
] as const;
const NOTE_SECONDS = 0.16;
const LOUDNESS = 0.14;

let shared: AudioContext | undefined;

/**
 * Rings every two seconds until the function returned is called. No file is fetched. A browser
 * that was not touched yet stays silent; it rings as soon as it allows to.
 */
export function startRingTone(): () => void {
  const context = openContext();
  if (!context) return () => undefined;
  const ring = () => {
    void context.resume().catch(() => undefined);
    if (context.state === 'running') playOnce(context);
  };
  ring();
  const interval = setInterval(ring, PERIOD_MS);
  return () => clearInterval(interval);
}

/** Nothing where there is no sound; the offer is seen all the same. */
function openContext(): AudioContext | undefined {
  try {
    return (shared ??= new AudioContext());
  } catch {
    return undefined;
  }
}

function playOnce(context: AudioContext): void {
  for (const [startSeconds, frequency] of NOTES) {
    const oscillator = context.createOscillator();
    const gain = context.createGain();
    const at = context.currentTime + startSeconds;
    oscillator.type = 'sine';
    oscillator.frequency.value = frequency;
    gain.gain.setValueAtTime(0, at);
    gain.gain.linearRampToValueAtTime(LOUDNESS, at + 0.02);
    gain.gain.exponentialRampToValueAtTime(0.001, at + NOTE_SECONDS);
    oscillator.connect(gain).connect(context.destination);
    oscillator.start(at);
    oscillator.stop(at + NOTE_SECONDS);
  }
}
