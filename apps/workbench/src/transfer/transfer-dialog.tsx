import type { Desk } from '@ccc/core/desk/index';
import { LIMITS, type DeskTask } from '@ccc/protocol';
import { Alert, Input, Modal, Tabs, type InputRef } from 'antd';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { problemText, useAction } from '../app/action';
import { usePreferences } from '../app/preferences';
import { activeRow, agentRows, groupRows, matching, stepTo } from '../model/transfer-targets';
import { TargetList, optionId } from './target-list';
import { useDirectory } from './use-directory';
import styles from './transfer-dialog.module.css';

interface Props {
  desk: Desk;
  task: DeskTask;
  onClose(): void;
}

type Kind = 'groups' | 'agents';

/** To whom the conversation goes: type to find, arrows to choose, Enter to pass it on. */
export function TransferDialog({ desk, task, onClose }: Props) {
  const { t, language } = usePreferences();
  const { people, error } = useDirectory(desk);
  const [kind, setKind] = useState<Kind>('groups');
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<string>();
  const [note, setNote] = useState('');
  const [pending, run] = useAction();
  const field = useRef<InputRef>(null);
  const listId = useId();

  const { snapshot } = desk.view;
  const giver = snapshot && {
    agent: snapshot.agent.id,
    groups: snapshot.groups.map(({ id }) => id),
  };
  const all = people && giver ? (kind === 'groups' ? groupRows : agentRows)(people, giver) : [];
  const rows = matching(all, search);
  const active = activeRow(rows, chosen);

  const transfer = () => {
    if (!active || pending) return;
    const words = note.trim();
    run(async () => {
      await desk.transfer(task.session, active.to, words === '' ? undefined : words);
      onClose();
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setChosen(stepTo(rows, active, event.key === 'ArrowDown' ? 1 : -1)?.key);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      transfer();
    }
  };

  return (
    <Modal
      open
      width={520}
      title={t('transfer.title', { customer: task.customer.nickname })}
      okText={active ? t('transfer.to', { name: active.name }) : t('transfer.open')}
      cancelText={t('transfer.cancel')}
      okButtonProps={{ disabled: !active, loading: pending, className: styles.ok ?? '' }}
      onOk={transfer}
      onCancel={onClose}
      data-testid="transfer-dialog"
    >
      <Tabs
        activeKey={kind}
        items={[
          { key: 'groups', label: t('transfer.groups') },
          { key: 'agents', label: t('transfer.agents') },
        ]}
        onChange={(key) => {
          setKind(key as Kind);
          setChosen(undefined);
          field.current?.focus();
        }}
      />
      <Input
        ref={field}
        autoFocus
        role="combobox"
        aria-label={t('transfer.search')}
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={active && optionId(listId, active)}
        placeholder={t('transfer.search')}
        value={search}
        allowClear
        onChange={(event) => setSearch(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {error !== undefined && (
        <Alert
          className={styles.problem ?? ''}
          type="error"
          showIcon
          title={problemText(error, language)}
        />
      )}
      <TargetList
        id={listId}
        rows={rows}
        active={active}
        isLoading={!people && error === undefined}
        onChoose={(row) => setChosen(row.key)}
        onTake={transfer}
      />
      <label className={styles.note}>
        <span>{t('transfer.note')}</span>
        <Input.TextArea
          value={note}
          rows={2}
          maxLength={LIMITS.transferNoteMaxChars}
          placeholder={t('transfer.noteHint')}
          data-testid="transfer-note"
          onChange={(event) => setNote(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) transfer();
          }}
        />
      </label>
      <p className={styles.keys}>{t('transfer.keys')}</p>
    </Modal>
  );
}
