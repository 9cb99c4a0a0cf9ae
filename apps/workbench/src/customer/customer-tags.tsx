import { PlusOutlined } from '@ant-design/icons';
import { DESK_LIMITS, type CustomerId } from '@ccc/protocol';
import { Button, Input, Tag } from 'antd';
import { memo, useId, useState } from 'react';
import { useAction } from '../app/action';
import { usePreferences } from '../app/preferences';
import { useDeskApi } from '../service/desk-api-context';
import type { CustomerKnowledge } from './use-customer';
import styles from './customer-panel.module.css';

interface Props {
  customer: CustomerId;
  tags: readonly string[];
  onChange: CustomerKnowledge['change'];
}

/** The tags of a customer; new ones are completed from those of the instance. */
export const CustomerTags = memo(function CustomerTags({ customer, tags, onChange }: Props) {
  const api = useDeskApi();
  const { t } = usePreferences();
  const [pending, run] = useAction();
  const listId = useId();
  const [typed, setTyped] = useState<string>();
  const [proposed, setProposed] = useState<readonly string[]>([]);

  const open = () => {
    setTyped('');
    api.tags().then(
      (answer) => setProposed(answer.tags),
      // Without proposals a tag can still be written.
      () => undefined,
    );
  };
  const add = (tag: string) => {
    if (tag.trim() === '') return setTyped(undefined);
    run(async () => {
      const answer = await api.addTag(customer, tag);
      onChange(() => answer);
      setTyped(undefined);
    });
  };
  const remove = (tag: string) =>
    run(async () => {
      const answer = await api.removeTag(customer, tag);
      onChange(() => answer);
    });
  return (
    <div className={styles.tagList} role="group" aria-label={t('tags.title')} data-testid="tags">
      {tags.map((tag) => (
        <Tag
          key={tag}
          className={styles.tag ?? ''}
          closable
          closeIcon={<span aria-label={t('tags.remove', { tag })}>×</span>}
          onClose={(event) => {
            event.preventDefault();
            remove(tag);
          }}
        >
          <span className={styles.tagText}>{tag}</span>
        </Tag>
      ))}
      {typed === undefined ? (
        tags.length < DESK_LIMITS.tagsPerCustomer && (
          <Button size="small" type="dashed" icon={<PlusOutlined aria-hidden />} onClick={open}>
            {t('tags.add')}
          </Button>
        )
      ) : (
        <>
          <Input
            autoFocus
            size="small"
            className={styles.tagField ?? ''}
            list={listId}
            value={typed}
            maxLength={DESK_LIMITS.tagMaxChars}
            disabled={pending}
            aria-label={t('tags.add')}
            placeholder={t('tags.placeholder')}
            onChange={(event) => setTyped(event.target.value)}
            onBlur={() => setTyped(undefined)}
            onKeyDown={(event) => {
              if (event.nativeEvent.isComposing) return;
              if (event.key === 'Escape') setTyped(undefined);
              if (event.key === 'Enter') add(typed);
            }}
          />
          <datalist id={listId}>
            {proposed
              .filter((tag) => !tags.includes(tag))
              .map((tag) => (
                <option key={tag} value={tag} />
              ))}
          </datalist>
        </>
      )}
    </div>
  );
});
