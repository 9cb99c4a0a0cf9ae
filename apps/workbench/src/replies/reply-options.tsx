import { useEffect, useRef } from 'react';
import { usePreferences } from '../app/preferences';
import type { ReplyPicker } from './use-reply-picker';
import styles from './replies.module.css';

/** The proposed replies, over the field. */
export function ReplyOptions({ picker }: { picker: ReplyPicker }) {
  const { t } = usePreferences();
  const chosen = useRef<HTMLLIElement>(null);
  const { options, active, listId, optionId, choose } = picker;

  useEffect(() => {
    // In newer browsers it returns a promise, which is no way to clean up.
    chosen.current?.scrollIntoView?.({ block: 'nearest' });
  }, [active]);

  if (options.length === 0) return null;
  return (
    <div className={styles.options}>
      <ul id={listId} role="listbox" aria-label={t('replies.title')} data-testid="reply-options">
        {options.map((reply, index) => (
          <li
            key={reply.id}
            ref={index === active ? chosen : null}
            id={optionId(index)}
            role="option"
            aria-selected={index === active}
            // The field keeps the focus.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(reply)}
          >
            <span className={styles.head}>
              <strong>{reply.title}</strong>
              {reply.group && <span>{reply.group}</span>}
            </span>
            <span className={styles.content}>{reply.content}</span>
          </li>
        ))}
      </ul>
      <div className={styles.hint}>{t('replies.hint')}</div>
    </div>
  );
}
