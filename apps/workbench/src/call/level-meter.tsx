import { useEffect, useRef } from 'react';
import { usePreferences } from '../app/preferences';
import { openAudio } from '../sound/audio';
import styles from './call-panel.module.css';

const PERIOD_MS = 100;
/** Speech right at a microphone comes to about a quarter of what the card can hold. */
const LOUD = 0.25;

/** How loud the microphone is now. Nothing where the page has no sound. */
export function LevelMeter({ stream }: { stream: MediaStream | undefined }) {
  const { t } = usePreferences();
  const bar = useRef<HTMLSpanElement>(null);

  useEffect(() => {
    const context = openAudio();
    if (!context || !stream || stream.getAudioTracks().length === 0) return undefined;
    const source = context.createMediaStreamSource(stream);
    const analyser = context.createAnalyser();
    const samples = new Float32Array(analyser.fftSize);
    source.connect(analyser);
    const interval = setInterval(() => {
      analyser.getFloatTimeDomainData(samples);
      const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
      const level = Math.min(1, Math.sqrt(power) / LOUD);
      if (bar.current) bar.current.style.transform = `scaleX(${level.toFixed(2)})`;
    }, PERIOD_MS);
    return () => {
      clearInterval(interval);
      source.disconnect();
    };
  }, [stream]);

  return (
    <div className={styles.meter} role="img" aria-label={t('call.level')}>
      <span ref={bar} />
    </div>
  );
}
