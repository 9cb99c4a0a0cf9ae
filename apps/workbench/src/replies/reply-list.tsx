import { DeleteOutlined, EditOutlined, SearchOutlined } from '@ant-design/icons';
import type { CannedReply } from '@ccc/protocol';
import { Button, Input, Popconfirm, Tag } from 'antd';
import { useState } from 'react';
import { useAction } from '../app/action';
import { usePreferences } from '../app/preferences';
import { useDeskApi } from '../service/desk-api-context';
import { EmptyList } from '../tasks/empty-list';
import { useReplies } from './replies-context';
import styles from './replies.module.css';

interface Props {
  isAdmin: boolean;
  onAdd(): void;
  onEdit(reply: CannedReply): void;
  onImport(): void;
}

/** All canned replies; those that one may change have buttons. */
export function ReplyList({ isAdmin, onAdd, onEdit, onImport }: Props) {
  const api = useDeskApi();
  const { t } = usePreferences();
  const { list, change } = useReplies();
  const [, run] = useAction();
  const [words, setWords] = useState('');
  const wanted = words.trim().toLowerCase();
  const shown = list.filter(({ group, title, content }) =>
    `${group}\n${title}\n${content}`.toLowerCase().includes(wanted),
  );

  const remove = ({ id }: CannedReply) =>
    run(async () => {
      await api.removeReply(id);
      change((now) => now.filter((each) => each.id !== id));
    });

  return (
    <>
      <div className={styles.bar}>
        <Input
          allowClear
          value={words}
          prefix={<SearchOutlined aria-hidden />}
          aria-label={t('replies.search')}
          placeholder={t('replies.search')}
          onChange={(event) => setWords(event.target.value)}
        />
        <Button onClick={onImport}>{t('replies.import')}</Button>
        <Button type="primary" onClick={onAdd}>
          {t('replies.add')}
        </Button>
      </div>
      <ul className={styles.list}>
        {shown.map((reply) => (
          <li key={reply.id} data-testid="reply">
            <div className={styles.words}>
              <div className={styles.head}>
                <strong>{reply.title}</strong>
                {reply.group && <span>{reply.group}</span>}
                <Tag variant="filled">{t(`replies.${reply.scope}`)}</Tag>
              </div>
              <div className={styles.content} title={reply.content}>
                {reply.content}
              </div>
            </div>
            {(reply.scope === 'own' || isAdmin) && (
              <>
                <Button
                  type="text"
                  aria-label={t('replies.edit', { title: reply.title })}
                  icon={<EditOutlined aria-hidden />}
                  onClick={() => onEdit(reply)}
                />
                <Popconfirm
                  title={t('replies.removeAsk', { title: reply.title })}
                  okText={t('replies.removeOk')}
                  okButtonProps={{ danger: true }}
                  onConfirm={() => remove(reply)}
                >
                  <Button
                    type="text"
                    aria-label={t('replies.remove', { title: reply.title })}
                    icon={<DeleteOutlined aria-hidden />}
                  />
                </Popconfirm>
              </>
            )}
          </li>
        ))}
        {shown.length === 0 && <EmptyList title={t('replies.none')} />}
      </ul>
    </>
  );
}
