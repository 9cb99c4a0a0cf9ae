import { PauseCircleFilled, PlayCircleFilled, WarningFilled } from '@ant-design/icons';
import type { Sound } from '@ccc/protocol';
import { Button } from 'antd';
import { usePreferences } from '../app/preferences';
import { useTracks } from '../conversation/use-tracks';
import { formatDuration } from '../model/duration';
import { useServiceUrl } from '../service/desk-api-context';
import styles from './sounds.module.css';

/** Plays a sound as callers hear it, and says how long it is, or where it is meanwhile. */
export function SoundPlayer({ sound: { name, url, durationMs } }: { sound: Sound }) {
  const { t } = usePreferences();
  const { state, seconds, toggle, handlersOf } = useTracks(1);
  const source = useServiceUrl(url);
  const words = state === 'playing' ? 'sounds.pause' : 'sounds.play';
  const icon =
    state === 'playing' ? (
      <PauseCircleFilled aria-hidden />
    ) : state === 'broken' ? (
      <WarningFilled aria-hidden />
    ) : (
      <PlayCircleFilled aria-hidden />
    );

  return (
    <span className={styles.player} data-testid="sound-player" data-state={state}>
      <Button
        type="text"
        icon={icon}
        danger={state === 'broken'}
        aria-label={t(state === 'broken' ? 'sounds.broken' : words, { name })}
        onClick={toggle}
      />
      <span>{formatDuration(seconds > 0 ? seconds * 1000 : Math.max(1000, durationMs))}</span>
      <audio src={source} preload="none" {...handlersOf(0)} />
    </span>
  );
}
