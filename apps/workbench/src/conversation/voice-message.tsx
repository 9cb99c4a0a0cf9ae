import { LoadingOutlined, PauseCircleFilled, PlayCircleFilled } from '@ant-design/icons';
import type { SpokenContent } from '@ccc/core';
import { useEffect, useRef, useState } from 'react';
import { usePreferences } from '../app/preferences';
import { clockText } from '../model/clock-text';
import styles from './voice-message.module.css';

interface Props {
  voice: SpokenContent;
  /** Who speaks. */
  author: string;
}

const SPEEDS = [1, 1.5, 2] as const;
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
  const label = state === 'broken' ? 'thread.voiceBroken' : isPlaying ? 'thread.voicePause' : 'thread.voicePlay'; // prettier-ignore

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
      <button type="button" className={styles.play} aria-label={t(label)} onClick={toggle}>
        {state === 'loading' ? (
          <LoadingOutlined aria-hidden />
        ) : isPlaying ? (
          <PauseCircleFilled aria-hidden />
        ) : (
          <PlayCircleFilled aria-hidden />
        )}
      </button>
      <input
        className={styles.track}
        type="range"
        min={0}
        max={length}
        step={0.1}
        value={Math.min(seconds, length)}
        aria-label={t('thread.voicePosition')}
        aria-valuetext={clockText(seconds * 1000)}
        onChange={({ target }) => seek(Number(target.value))}
      />
      <span className={styles.time}>
        {clockText(isPlaying || seconds > 0 ? seconds * 1000 : whole * 1000)}
      </span>
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
