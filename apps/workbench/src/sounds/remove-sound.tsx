import { DeleteOutlined } from '@ant-design/icons';
import type { Sound } from '@ccc/protocol';
import { Button, Popconfirm } from 'antd';
import { useAction } from '../app/action';
import { usePreferences } from '../app/preferences';
import { useDeskApi } from '../service/desk-api-context';

interface Props {
  sound: Sound;
  onDone(): void;
}

/** Removes a sound, after asking; one that flows use says so instead. */
export function RemoveSound({ sound: { id, name, usedBy }, onDone }: Props) {
  const api = useDeskApi();
  const { t } = usePreferences();
  const [pending, run] = useAction();
  const isUsed = usedBy.length > 0;
  const flows = usedBy.map((use) => use.name).join(t('sounds.comma'));
  const remove = () =>
    run(async () => {
      // Whatever it comes to, the list beside it may be old.
      await api.removeSound(id).finally(onDone);
    });

  return (
    <Popconfirm
      title={t(isUsed ? 'sounds.inUse' : 'sounds.removeAsk', { name, flows })}
      description={isUsed ? t('sounds.inUseHint') : undefined}
      placement="left"
      okText={t(isUsed ? 'sounds.understood' : 'sounds.remove')}
      okButtonProps={{ danger: !isUsed, autoFocus: true }}
      showCancel={!isUsed}
      cancelText={t('sounds.cancel')}
      onConfirm={isUsed ? undefined : remove}
    >
      <Button
        type="text"
        loading={pending}
        icon={<DeleteOutlined aria-hidden />}
        aria-label={t('sounds.removeOf', { name })}
      />
    </Popconfirm>
  );
}
