import type { Notice } from '@ccc/core';
import { usePreferences } from '../app/preferences';
import { noticeText } from '../i18n/notice-text';
import { PlayerControls } from './player-controls';
import { useTracks } from './use-tracks';
import styles from './recording-row.module.css';

interface Props {
  seq: number;
  recording: Extract<Notice, { name: 'recorded' }>;
}

const WORDS = {
  play: 'recording.play',
  pause: 'recording.pause',
  broken: 'recording.gone',
  position: 'recording.position',
} as const;

/** What was kept of a call: both sides at once, with one key. */
export function RecordingRow({ seq, recording }: Props) {
  const { t } = usePreferences();
  const { tracks } = recording;
  const length = Math.max(...tracks.map(({ durationMs }) => durationMs)) / 1000;
  const { state, seconds, toggle, seek, handlersOf } = useTracks(tracks.length);
  const title = noticeText(recording, t);

  return (
    <div
      className={styles.row}
      role="group"
      aria-label={title}
      data-testid="recording"
      data-seq={seq}
      data-state={state}
    >
      {tracks.map(({ side, url }, index) => (
        <audio key={side} src={url} preload="none" data-side={side} {...handlersOf(index)} />
      ))}
      <span className={styles.title}>{title}</span>
      <PlayerControls
        state={state}
        seconds={seconds}
        length={length}
        words={WORDS}
        onToggle={toggle}
        onSeek={seek}
      />
    </div>
  );
}
