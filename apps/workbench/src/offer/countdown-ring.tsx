import styles from './offer-card.module.css';

const RADIUS = 18;
const ROUND = 2 * Math.PI * RADIUS;

interface Props {
  seconds: number;
  /** Part left, 1 → 0. */
  part: number;
  label: string;
}

/** The seconds left, and the same as an arc. */
export function CountdownRing({ seconds, part, label }: Props) {
  return (
    <span className={styles.ring} role="timer" aria-label={label}>
      <svg viewBox="0 0 44 44" aria-hidden="true">
        <circle cx="22" cy="22" r={RADIUS} className={styles.ringTrack} />
        <circle
          cx="22"
          cy="22"
          r={RADIUS}
          className={styles.ringLeft}
          data-late={seconds <= 5}
          strokeDasharray={ROUND}
          strokeDashoffset={ROUND * (1 - part)}
        />
      </svg>
      <span aria-hidden="true">{seconds}</span>
    </span>
  );
}
