import { SOUND_LIMITS, type Sound } from '@ccc/protocol';
import { Input, Modal } from 'antd';
import { useState } from 'react';
import { useAction } from '../app/action';
import { usePreferences } from '../app/preferences';
import { useDeskApi } from '../service/desk-api-context';

interface Props {
  sound: Sound;
  /** Done, or left as it was. */
  onDone(): void;
}

/** Gives a sound another name: flows name it by its id, so that nothing else changes. */
export function RenameDialog({ sound, onDone }: Props) {
  const api = useDeskApi();
  const { t } = usePreferences();
  const [pending, run] = useAction();
  const [name, setName] = useState(sound.name);
  const wanted = name.trim();

  const save = () => {
    if (wanted === '' || pending) return;
    run(async () => {
      if (wanted !== sound.name) await api.renameSound(sound.id, wanted);
      onDone();
    });
  };

  return (
    <Modal
      open
      width={420}
      title={t('sounds.rename')}
      okText={t('sounds.save')}
      cancelText={t('sounds.cancel')}
      okButtonProps={{ disabled: wanted === '' }}
      confirmLoading={pending}
      onOk={save}
      onCancel={onDone}
    >
      <Input
        autoFocus
        value={name}
        maxLength={SOUND_LIMITS.nameMaxChars}
        aria-label={t('sounds.name')}
        onFocus={({ target }) => target.select()}
        onChange={({ target }) => setName(target.value)}
        onPressEnter={save}
      />
    </Modal>
  );
}
