import { DeleteOutlined } from '@ant-design/icons';
import { DESK_LIMITS, type CustomerId, type CustomerNote, type DeskSnapshot } from '@ccc/protocol';
import { Button, Input, Popconfirm } from 'antd';
import { memo, useState } from 'react';
import { useAction } from '../app/action';
import { usePreferences } from '../app/preferences';
import { dividerTime } from '../conversation/divider-time';
import { useDeskApi } from '../service/desk-api-context';
import type { CustomerKnowledge } from './use-customer';
import styles from './customer-notes.module.css';

interface Props {
  customer: CustomerId;
  notes: readonly CustomerNote[];
  me: Pick<DeskSnapshot['agent'], 'id' | 'role'>;
  onChange: CustomerKnowledge['change'];
}

/** What colleagues wrote down about a customer, and a field for more. */
export const CustomerNotes = memo(function CustomerNotes({ customer, notes, me, onChange }: Props) {
  const api = useDeskApi();
  const { t, language } = usePreferences();
  const [pending, run] = useAction();
  const [text, setText] = useState('');

  const add = () =>
    run(async () => {
      const note = await api.addNote(customer, text);
      setText('');
      onChange((profile) => ({ notes: [note, ...profile.notes] }));
    });
  const remove = (note: CustomerNote) =>
    run(async () => {
      await api.removeNote(customer, note.id);
      onChange((profile) => ({ notes: profile.notes.filter(({ id }) => id !== note.id) }));
    });

  return (
    <section data-testid="notes">
      <h3>{t('notes.title')}</h3>
      <Input.TextArea
        value={text}
        rows={2}
        maxLength={DESK_LIMITS.noteMaxChars}
        aria-label={t('notes.label')}
        placeholder={t('notes.placeholder')}
        onChange={(event) => setText(event.target.value)}
        onPressEnter={(event) => {
          if (event.nativeEvent.isComposing || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          if (text.trim() !== '' && !pending) add();
        }}
      />
      {text.trim() !== '' && (
        <Button
          className={styles.add ?? ''}
          size="small"
          type="primary"
          loading={pending}
          onClick={add}
        >
          {t('notes.add')}
        </Button>
      )}
      <ul className={styles.notes}>
        {notes.map((note) => (
          <li key={note.id} data-testid="note">
            <p>{note.text}</p>
            <div className={styles.foot}>
              <span>
                {note.author.nickname} · <time>{dividerTime(note.at, language)}</time>
              </span>
              {(note.author.id === me.id || me.role === 'admin') && (
                <Popconfirm
                  title={t('notes.removeAsk')}
                  okText={t('notes.remove')}
                  okButtonProps={{ danger: true }}
                  onConfirm={() => remove(note)}
                >
                  <Button
                    type="text"
                    size="small"
                    aria-label={t('notes.remove')}
                    icon={<DeleteOutlined aria-hidden />}
                  />
                </Popconfirm>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
});
