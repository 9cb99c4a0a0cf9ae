import type { CannedReply } from '@ccc/protocol';
import { Modal } from 'antd';
import { useState } from 'react';
import { usePreferences } from '../app/preferences';
import { ReplyForm } from './reply-form';
import { ReplyImport } from './reply-import';
import { ReplyList } from './reply-list';

interface Props {
  isAdmin: boolean;
  onClose(): void;
}

type View = { name: 'list' } | { name: 'form'; reply?: CannedReply } | { name: 'import' };

/** Where the canned replies are kept: the own ones, and for an administrator the shared. */
export function RepliesDialog({ isAdmin, onClose }: Props) {
  const { t } = usePreferences();
  const [view, setView] = useState<View>({ name: 'list' });
  const toList = () => setView({ name: 'list' });

  return (
    <Modal open width={720} footer={null} title={t('replies.manage')} onCancel={onClose}>
      {view.name === 'list' && (
        <ReplyList
          isAdmin={isAdmin}
          onAdd={() => setView({ name: 'form' })}
          onEdit={(reply) => setView({ name: 'form', reply })}
          onImport={() => setView({ name: 'import' })}
        />
      )}
      {view.name === 'form' && <ReplyForm isAdmin={isAdmin} reply={view.reply} onDone={toList} />}
      {view.name === 'import' && <ReplyImport isAdmin={isAdmin} onDone={toList} />}
    </Modal>
  );
}
