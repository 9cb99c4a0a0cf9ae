import styles from './task-list.module.css';

/** What a list says that shows nothing. */
export function EmptyList({ title, hint }: { title: string; hint?: string | undefined }) {
  return (
    <div className={styles.empty} role="status">
      <strong>{title}</strong>
      {hint && <span>{hint}</span>}
    </div>
  );
}
