import { StopOutlined } from '@ant-design/icons';
import {
  DESK_LIMITS,
  type CustomerBlock,
  type CustomerCard,
  type DeskSnapshot,
} from '@ccc/protocol';
import { Alert, Button, Input, Modal, Popconfirm } from 'antd';
import { memo, useState } from 'react';
import { useAction } from '../app/action';
import { usePreferences } from '../app/preferences';
import { dividerTime } from '../conversation/divider-time';
import { useDeskApi } from '../service/desk-api-context';
import type { CustomerKnowledge } from './use-customer';
import styles from './customer-panel.module.css';

interface Props {
  customer: CustomerCard;
  block: CustomerBlock | undefined;
  me: Pick<DeskSnapshot['agent'], 'id' | 'role'>;
  /** Whether a conversation goes on that blocking would end. */
  isLive: boolean;
  onChange: CustomerKnowledge['change'];
}

/** 拉黑 with a reason, and the way back for whoever did it. */
export const CustomerBlocking = memo(function CustomerBlocking(props: Props) {
  const { customer, block, me, isLive, onChange } = props;
  const api = useDeskApi();
  const { t, language } = usePreferences();
  const [pending, run] = useAction();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');

  const add = () =>
    run(async () => {
      const made = await api.block(customer.id, reason);
      onChange(() => ({ block: made }));
      setOpen(false);
      setReason('');
    });
  const lift = () =>
    run(async () => {
      await api.unblock(customer.id);
      onChange(() => ({ block: undefined }));
    });

  if (block) {
    const mayLift = block.by.id === me.id || me.role === 'admin';
    return (
      <Alert
        className={styles.block ?? ''}
        type="error"
        data-testid="blocked"
        title={t('block.title')}
        description={
          <>
            <p>{block.reason}</p>
            <p>
              {block.by.nickname} · <time>{dividerTime(block.at, language)}</time>
            </p>
            {mayLift ? (
              <Popconfirm title={t('block.liftAsk')} okText={t('block.lift')} onConfirm={lift}>
                <Button size="small" loading={pending}>
                  {t('block.lift')}
                </Button>
              </Popconfirm>
            ) : (
              <p>{t('block.liftHint')}</p>
            )}
          </>
        }
      />
    );
  }
  return (
    <>
      <Button
        className={styles.block ?? ''}
        type="text"
        danger
        icon={<StopOutlined aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {t('block.action')}
      </Button>
      <Modal
        open={isOpen}
        title={t('block.ask', { customer: customer.nickname })}
        okText={t('block.confirm')}
        okButtonProps={{ danger: true, disabled: reason.trim() === '' }}
        confirmLoading={pending}
        destroyOnHidden
        onOk={add}
        onCancel={() => setOpen(false)}
      >
        <p>{isLive ? t('block.effectLive') : t('block.effect')}</p>
        <Input.TextArea
          autoFocus
          value={reason}
          rows={3}
          maxLength={DESK_LIMITS.blockReasonMaxChars}
          aria-label={t('block.reason')}
          placeholder={t('block.reason')}
          onChange={(event) => setReason(event.target.value)}
        />
      </Modal>
    </>
  );
});
