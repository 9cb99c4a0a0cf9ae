import type { SpokenContent } from '@ccc/core';
import { useEffect, useRef, useState } from 'react';
import { usePreferences } from '../app/preferences';
import { PlayerControls } from './player-controls';
import styles from './voice-message.module.css';

interface Props {
  voice: SpokenContent;
  /** Who speaks. */
  author: string;
}

const SPEEDS = [1, 1.5, 2] as const;
const WORDS = {
  play: 'thread.voicePlay',
  pause: 'thread.voicePause',
  broken: 'thread.voiceBroken',
  position: 'thread.voicePosition',
} as const;
/** Px, of a second and of each further one. */
const BASE_PX = 200;
const STEP_PX = 2;

/** Whoever speaks now: one at a time. */
let speaking: HTMLAudioElement | undefined;

/** A voice message: play and pause, where it is, and how fast. */
export function VoiceMessage({ voice, author }: Props) {
  const { t } = usePreferences();
  const audio = useRef<HTMLAudioElement>(null);
  const [state, setState] = useState<'idle' | 'loading' | 'playing' | 'broken'>('idle');
  const [seconds, setSeconds] = useState(0);
  const [speed, setSpeed] = useState<(typeof SPEEDS)[number]>(1);
  const length = voice.durationMs / 1000;
  const whole = Math.max(1, Math.round(length));
  const isPlaying = state === 'playing' || state === 'loading';

  useEffect(() => {
    const element = audio.current;
    return () => element?.pause();
  }, []);

  const toggle = () => {
    const element = audio.current;
    if (!element) return;
    if (isPlaying) return element.pause();
    if (speaking !== element) speaking?.pause();
    speaking = element;
    if (state === 'broken') element.load();
    setState('loading');
    element.playbackRate = speed;
    element.play().catch(() => setState(element.error ? 'broken' : 'idle'));
  };
  const nextSpeed = () => {
    const next = SPEEDS[(SPEEDS.indexOf(speed) + 1) % SPEEDS.length] ?? 1;
    setSpeed(next);
    if (audio.current) audio.current.playbackRate = next;
  };
  const seek = (to: number) => {
    setSeconds(to);
    if (audio.current) audio.current.currentTime = to;
  };

  return (
    <div
      className={styles.voice}
      data-testid="voice"
      data-state={state}
      role="group"
      aria-label={t('thread.voice', { author, seconds: whole })}
      style={{ width: BASE_PX + STEP_PX * Math.min(60, whole) }}
    >
      <audio
        ref={audio}
        src={voice.url}
        preload="none"
        onPlaying={() => setState('playing')}
        onPause={() => setState('idle')}
        onEnded={() => {
          setState('idle');
          setSeconds(0);
        }}
        onTimeUpdate={({ currentTarget }) => setSeconds(currentTarget.currentTime)}
        onError={() => setState('broken')}
      />
      <PlayerControls
        state={state}
        seconds={seconds}
        length={length}
        words={WORDS}
        onToggle={toggle}
        onSeek={seek}
      />
      <button
        type="button"
        className={styles.speed}
        aria-label={t('thread.voiceSpeed', { speed })}
        onClick={nextSpeed}
      >
        {speed}×
      </button>
    </div>
  );
}
