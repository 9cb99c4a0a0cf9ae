import { markedParts } from '../model/marked-parts';
import styles from './marked.module.css';

/** A text in which the words looked for stand out. */
export function Marked({ text, words }: { text: string; words: string }) {
  return markedParts(text, words).map((part, index) =>
    part.isHit ? (
      <mark key={index} className={styles.hit}>
        {part.text}
      </mark>
    ) : (
      <span key={index}>{part.text}</span>
    ),
  );
}
