import { SwapOutlined } from '@ant-design/icons';
import type { Desk } from '@ccc/core/desk/index';
import type { DeskTask } from '@ccc/protocol';
import { Button } from 'antd';
import { useState } from 'react';
import { usePreferences } from '../app/preferences';
import { TransferDialog } from './transfer-dialog';

/** The id of the button, for the keyboard. */
export const TRANSFER_ID = 'ccc-transfer';

/** 转接: passes the conversation on. */
export function TransferButton({ desk, task }: { desk: Desk; task: DeskTask }) {
  const { t } = usePreferences();
  const [isOpen, setOpen] = useState(false);

  return (
    <>
      <Button
        id={TRANSFER_ID}
        icon={<SwapOutlined aria-hidden />}
        title={t('transfer.hint')}
        data-testid="transfer"
        onClick={() => setOpen(true)}
      >
        {t('transfer.open')}
      </Button>
      {isOpen && <TransferDialog desk={desk} task={task} onClose={() => setOpen(false)} />}
    </>
  );
}
