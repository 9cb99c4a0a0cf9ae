import { Modal } from 'antd';
import { usePreferences } from '../app/preferences';
import type { TextKey } from '../i18n/text-key';
import { CALL_KEYS } from '../model/shortcut';
import styles from './shortcut-help.module.css';

const KEYS: ReadonlyArray<[keys: string[], text: TextKey]> = [
  [['Enter'], 'keys.accept'],
  [['Esc'], 'keys.decline'],
  [['Alt', 'A'], 'keys.acceptAny'],
  [['Alt', 'R'], 'keys.declineAny'],
  [['Alt', '↑ ↓'], 'keys.tasks'],
  [['Alt', 'C'], 'keys.composer'],
  [['Enter'], 'keys.send'],
  [['Ctrl', 'Enter'], 'keys.send'],
  [['Shift', 'Enter'], 'keys.newline'],
  [['↑ ↓'], 'keys.messages'],
  [['Alt', 'E'], 'keys.finish'],
  [['Alt', 'T'], 'keys.transfer'],
  [['Alt', 'N'], 'keys.note'],
  [['Alt', 'P'], 'keys.panel'],
  [['Alt', 'S'], 'keys.status'],
  [['Alt', 'Q'], 'keys.autoAccept'],
  [[CALL_KEYS.mute], 'keys.mute'],
  [[CALL_KEYS.hold], 'keys.hold'],
  [[CALL_KEYS.camera], 'keys.camera'],
  [['Alt', CALL_KEYS.mute], 'keys.muteAny'],
  [['Alt', CALL_KEYS.hold], 'keys.holdAny'],
  [['Alt', CALL_KEYS.camera], 'keys.cameraAny'],
  [['?'], 'keys.help'],
];

/** The list of keys. */
export function ShortcutHelp({ isOpen, onClose }: { isOpen: boolean; onClose(): void }) {
  const { t } = usePreferences();
  return (
    <Modal open={isOpen} title={t('keys.title')} footer={null} width={460} onCancel={onClose}>
      <dl className={styles.keys}>
        {KEYS.map(([keys, text]) => (
          <div key={`${keys.join()}-${text}`}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(text)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
