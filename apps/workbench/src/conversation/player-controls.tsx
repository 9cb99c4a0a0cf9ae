import { LoadingOutlined, PauseCircleFilled, PlayCircleFilled } from '@ant-design/icons';
import { usePreferences } from '../app/preferences';
import type { TextKey } from '../i18n/text-key';
import { clockText } from '../model/clock-text';
import styles from './player-controls.module.css';

interface Props {
  state: 'idle' | 'loading' | 'playing' | 'broken';
  /** Where it is, in seconds. */
  seconds: number;
  /** All of it, in seconds. */
  length: number;
  words: Record<'play' | 'pause' | 'broken' | 'position', TextKey>;
  onToggle: () => void;
  onSeek: (seconds: number) => void;
}

/** Play and pause, where it is, and how long it is or has been heard. */
export function PlayerControls({ state, seconds, length, words, onToggle, onSeek }: Props) {
  const { t } = usePreferences();
  const isPlaying = state === 'playing' || state === 'loading';
  const label = t(state === 'broken' ? words.broken : isPlaying ? words.pause : words.play);
  const told = isPlaying || seconds > 0 ? seconds : Math.max(1, Math.round(length));

  return (
    <>
      <button
        type="button"
        className={styles.play}
        data-state={state}
        aria-label={label}
        title={label}
        onClick={onToggle}
      >
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
        aria-label={t(words.position)}
        aria-valuetext={clockText(seconds * 1000)}
        onChange={({ target }) => onSeek(Number(target.value))}
      />
      <span className={styles.time}>{clockText(told * 1000)}</span>
    </>
  );
}
