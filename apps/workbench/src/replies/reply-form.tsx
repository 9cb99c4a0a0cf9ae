import { DESK_LIMITS, type CannedReply, type CannedReplyText } from '@ccc/protocol';
import { Button, Form, Input } from 'antd';
import { useId, useState } from 'react';
import { useAction } from '../app/action';
import { usePreferences } from '../app/preferences';
import { useDeskApi } from '../service/desk-api-context';
import { useReplies } from './replies-context';
import { ScopeChoice } from './scope-choice';
import styles from './replies.module.css';

interface Props {
  isAdmin: boolean;
  /** Absent: a new one. */
  reply: CannedReply | undefined;
  onDone(): void;
}

/** One canned reply, new or changed. */
export function ReplyForm({ isAdmin, reply, onDone }: Props) {
  const api = useDeskApi();
  const { t } = usePreferences();
  const { list, change } = useReplies();
  const [pending, run] = useAction();
  const [scope, setScope] = useState<CannedReply['scope']>(isAdmin ? 'shared' : 'own');
  const groupsId = useId();
  const groups = [...new Set(list.map(({ group }) => group))].filter((group) => group !== '');

  const save = ({ group = '', title, content }: CannedReplyText) =>
    run(async () => {
      const text = { group, title, content };
      const saved = reply ? await api.changeReply(reply.id, text) : await api.addReply(scope, text);
      change((now) => [...now.filter(({ id }) => id !== saved.id), saved]);
      onDone();
    });
  const required = { required: true, whitespace: true, message: t('replies.required') };

  return (
    <Form<CannedReplyText> layout="vertical" initialValues={reply ?? {}} onFinish={save}>
      {!reply && isAdmin && <ScopeChoice scope={scope} onScope={setScope} />}
      <Form.Item name="title" label={t('replies.titleField')} rules={[required]}>
        <Input autoFocus maxLength={DESK_LIMITS.replyTitleMaxChars} />
      </Form.Item>
      <Form.Item name="group" label={t('replies.groupField')}>
        <Input list={groupsId} maxLength={DESK_LIMITS.replyGroupMaxChars} />
      </Form.Item>
      <datalist id={groupsId}>
        {groups.map((group) => (
          <option key={group} value={group} />
        ))}
      </datalist>
      <Form.Item name="content" label={t('replies.contentField')} rules={[required]}>
        <Input.TextArea rows={6} maxLength={DESK_LIMITS.replyMaxChars} />
      </Form.Item>
      <div className={styles.actions}>
        <Button onClick={onDone}>{t('replies.cancel')}</Button>
        <Button type="primary" htmlType="submit" loading={pending}>
          {t('replies.save')}
        </Button>
      </div>
    </Form>
  );
}
