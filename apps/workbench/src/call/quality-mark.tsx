import type { LegQuality } from '@ccc/core/desk/index';
import { Tooltip } from 'antd';
import { usePreferences } from '../app/preferences';
import { qualityLevel, wholeOrDash } from '../model/calls';
import styles from './call-panel.module.css';

const BARS = { good: 3, fair: 2, poor: 1 } as const;

/** How well the two hear each other; keeps its place while nothing was measured yet. */
export function QualityMark({ quality }: { quality: LegQuality | undefined }) {
  const { t } = usePreferences();
  if (!quality) return <span className={styles.quality} aria-hidden="true" />;
  const level = qualityLevel(quality);
  const label = t(`call.quality.${level}`);
  const details = t('call.measured', {
    loss: Math.round(quality.lossPercent),
    jitter: wholeOrDash(quality.jitterMs),
    trip: wholeOrDash(quality.roundTripMs),
  });
  return (
    <Tooltip title={`${label} · ${details}`}>
      <span
        className={styles.quality}
        role="img"
        aria-label={label}
        data-testid="call-quality"
        data-level={level}
      >
        {[1, 2, 3].map((bar) => (
          <span key={bar} data-on={bar <= BARS[level]} />
        ))}
      </span>
    </Tooltip>
  );
}
