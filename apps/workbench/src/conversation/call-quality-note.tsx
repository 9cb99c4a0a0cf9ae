import type { MeasuredSide } from '@ccc/protocol';
import { Tooltip } from 'antd';
import { usePreferences } from '../app/preferences';
import { qualityLevel, qualityOf, wholeOrDash, type QualityLevel } from '../model/calls';
import styles from './call-quality-note.module.css';

/** The worst first. */
const LEVELS: readonly QualityLevel[] = ['poor', 'fair', 'good'];

/** How well a call that is over went, and on asking the figures of each side. */
export function CallQualityNote({ sides }: { sides: readonly MeasuredSide[] }) {
  const { t } = usePreferences();
  const found = sides.map((side) => qualityLevel(qualityOf(side)));
  const level = LEVELS.find((each) => found.includes(each));
  if (!level) return null;
  const lines = sides.map((side) => {
    const { lossPercent, jitterMs, roundTripMs } = qualityOf(side);
    const figures = t('call.measured', {
      loss: lossPercent,
      jitter: wholeOrDash(jitterMs),
      trip: wholeOrDash(roundTripMs),
    });
    return t('call.measuredSide', { side: t(`call.side.${side.side}`), figures });
  });
  return (
    <Tooltip
      styles={{ root: { maxWidth: 'min(420px, 90vw)' } }}
      title={lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
      trigger={['hover', 'focus']}
    >
      <span
        className={styles.note}
        tabIndex={0}
        data-testid="call-measured"
        data-level={level}
        aria-description={lines.join('; ')}
      >
        {t(`call.quality.${level}`)}
      </span>
    </Tooltip>
  );
}
