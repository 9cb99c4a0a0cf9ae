import type { Desk } from '@ccc/core/desk/index';
import { LIMITS, type DeskTask } from '@ccc/protocol';
import { Alert, Input, Modal, Tabs, type InputRef } from 'antd';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { problemText, useAction } from '../app/action';
import { usePreferences } from '../app/preferences';
import {
  activeRow,
  agentRows,
  groupRows,
  matching,
  stepTo,
  type TargetPurpose,
} from '../model/transfer-targets';
import { TargetList, optionId } from './target-list';
import { useDirectory } from './use-directory';
import styles from './transfer-dialog.module.css';

interface Props {
  desk: Desk;
  task: DeskTask;
  /** @default transfer */
  purpose?: TargetPurpose;
  onClose(): void;
}

const TEXTS = {
  transfer: {
    open: 'transfer.open',
    title: 'transfer.title',
    to: 'transfer.to',
    note: 'transfer.note',
    keys: 'transfer.keys',
  },
  consult: {
    open: 'consult.open',
    title: 'consult.title',
    to: 'consult.to',
    note: 'consult.note',
    keys: 'consult.keys',
  },
} as const;

type Kind = 'groups' | 'agents';

/** To whom the conversation goes, or who is to help in its call: type to find, arrows to choose, Enter to go. */
export function TransferDialog({ desk, task, purpose = 'transfer', onClose }: Props) {
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
  const rowsOf = kind === 'groups' ? groupRows : agentRows;
  const all = people && giver ? rowsOf(people, giver, purpose) : [];
  const rows = matching(all, search);
  const active = activeRow(rows, chosen);

  const texts = TEXTS[purpose];

  const go = () => {
    if (!active || pending) return;
    const words = note.trim() || undefined;
    run(async () => {
      if (purpose === 'consult') await desk.consult(task.session, active.to, words);
      else await desk.transfer(task.session, active.to, words);
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
      go();
    }
  };

  return (
    <Modal
      open
      width={520}
      title={t(texts.title, { customer: task.customer.nickname })}
      okText={active ? t(texts.to, { name: active.name }) : t(texts.open)}
      cancelText={t('transfer.cancel')}
      okButtonProps={{ disabled: !active, loading: pending, className: styles.ok ?? '' }}
      onOk={go}
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
        onTake={go}
      />
      <label className={styles.note}>
        <span>{t(texts.note)}</span>
        <Input.TextArea
          value={note}
          rows={2}
          maxLength={LIMITS.transferNoteMaxChars}
          placeholder={t('transfer.noteHint')}
          data-testid="transfer-note"
          onChange={(event) => setNote(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) go();
          }}
        />
      </label>
      <p className={styles.keys}>{t(texts.keys)}</p>
    </Modal>
  );
}
