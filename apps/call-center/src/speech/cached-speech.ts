import type { SpeechProvider } from './speech-provider';

/** Texts kept; at 3 kB a second this comes to a few megabytes. */
const MAX_TEXTS = 300;

/** The same text is spoken once; the one that was not heard for longest is forgotten first. */
export function cachedSpeech(speech: SpeechProvider): SpeechProvider {
  const spoken = new Map<string, Promise<readonly Buffer[]>>();
  return {
    speak(text, language) {
      const key = `${language} ${text}`;
      const known = spoken.get(key);
      spoken.delete(key);
      const packets = known ?? speech.speak(text, language);
      spoken.set(key, packets);
      // What failed may be to be had the next time.
      if (!known) packets.catch(() => spoken.get(key) === packets && spoken.delete(key));
      const [oldest] = spoken.keys();
      if (spoken.size > MAX_TEXTS && oldest !== undefined) spoken.delete(oldest);
      return packets;
    },
  };
}
