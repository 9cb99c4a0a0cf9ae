import { PauseCircleFilled, PlayCircleFilled } from '@ant-design/icons';
import type { Notice } from '@ccc/core';
import { usePreferences } from '../app/preferences';
import { noticeText } from '../i18n/notice-text';
import { clockText } from '../model/clock-text';
import { useTracks } from './use-tracks';
import styles from './recording-row.module.css';

interface Props {
  seq: number;
  recording: Extract<Notice, { name: 'recorded' }>;
}

/** What was kept of a call: both sides at once, with one key. */
export function RecordingRow({ seq, recording }: Props) {
  const { t } = usePreferences();
  const { tracks } = recording;
  const length = Math.max(...tracks.map(({ durationMs }) => durationMs)) / 1000;
  const { state, seconds, toggle, seek, handlersOf } = useTracks(tracks.length);
  const isPlaying = state === 'playing';
  const label = state === 'broken' ? 'recording.gone' : isPlaying ? 'recording.pause' : 'recording.play'; // prettier-ignore
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
      <button
        type="button"
        className={styles.play}
        aria-label={t(label)}
        title={t(label)}
        onClick={toggle}
      >
        {isPlaying ? <PauseCircleFilled aria-hidden /> : <PlayCircleFilled aria-hidden />}
      </button>
      <input
        className={styles.track}
        type="range"
        min={0}
        max={length}
        step={0.1}
        value={Math.min(seconds, length)}
        aria-label={t('recording.position')}
        aria-valuetext={clockText(seconds * 1000)}
        onChange={({ target }) => seek(Number(target.value))}
      />
      <span className={styles.time}>
        {clockText(isPlaying || seconds > 0 ? seconds * 1000 : length * 1000)}
      </span>
    </div>
  );
}
