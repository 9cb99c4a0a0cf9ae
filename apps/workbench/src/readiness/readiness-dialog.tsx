import type { ConnectionState } from '@ccc/core';
import type { BrowserLegs } from '@ccc/core/platform/browser/index';
import { Button, Modal, Space } from 'antd';
import { useState } from 'react';
import { usePreferences } from '../app/preferences';
import { askForNotifications, noticePermission } from '../offer/desktop-notice';
import { unlockAudio, useAudioState } from '../sound/audio';
import { ringOnce } from '../sound/ring-tone';
import { CameraRow } from './camera-row';
import { CheckRow, type CheckResult } from './check-row';
import { MicrophoneRow } from './microphone-row';
import styles from './readiness-dialog.module.css';

interface Props {
  isOpen: boolean;
  legs: BrowserLegs;
  isOnline: boolean;
  connection: ConnectionState;
  onClose(): void;
  /** 上线, whatever the check says. */
  onGo(): void;
}

type Heard = 'untested' | 'heard' | 'silent';

/** What must work so that no customer rings unnoticed: looked at before going online, and at any time. */
export function ReadinessDialog({ isOpen, legs, isOnline, connection, onClose, onGo }: Props) {
  const { t, preferences, change } = usePreferences();
  const audio = useAudioState();
  const [permission, setPermission] = useState(noticePermission);
  const [heard, setHeard] = useState<Heard>('untested');

  const testSound = async () => {
    change({ sound: true });
    setHeard('untested');
    if ((await unlockAudio()) === 'ready') ringOnce();
  };

  const isConnected = connection.name === 'online';
  const noticeResult: CheckResult = permission === 'granted' ? 'good' : 'bad';
  const soundResult: CheckResult =
    !preferences.sound || audio === 'missing' || heard === 'silent'
      ? 'bad'
      : heard === 'heard'
        ? 'good'
        : 'open';
  const isReady = isConnected && noticeResult === 'good' && soundResult === 'good';

  const soundText = () => {
    if (audio === 'missing') return t('check.soundMissing');
    if (!preferences.sound) return t('check.soundOff');
    if (heard === 'silent') return t('check.soundSilent');
    return heard === 'heard' ? t('check.soundHeard') : t('check.soundUntested');
  };

  return (
    <Modal
      open={isOpen}
      title={t('check.title')}
      width={520}
      // Else what was tried would stay open behind a closed dialog.
      destroyOnHidden
      // The second press of a double click on 现在上线 falls beside a dialog that is still growing.
      mask={{ closable: false }}
      onCancel={onClose}
      footer={
        <Space>
          <Button onClick={onClose}>{t(isOnline ? 'check.close' : 'check.cancel')}</Button>
          {!isOnline && (
            <Button type="primary" data-testid="readiness-go" data-ready={isReady} onClick={onGo}>
              {t(isReady ? 'check.go' : 'check.goAnyway')}
            </Button>
          )}
        </Space>
      }
    >
      <p className={styles.intro}>{t('check.intro')}</p>
      <ul className={styles.rows} data-testid="readiness">
        <CheckRow
          name="connection"
          result={isConnected ? 'good' : 'bad'}
          title={t('check.connection')}
          text={t(isConnected ? 'check.connected' : 'check.disconnected')}
        />
        <CheckRow
          name="notification"
          result={permission === 'default' ? 'open' : noticeResult}
          title={t('check.notification')}
          text={t(`check.notification.${permission}`)}
        >
          {permission === 'default' && (
            <Button onClick={() => void askForNotifications().then(setPermission)}>
              {t('check.allow')}
            </Button>
          )}
        </CheckRow>
        <CheckRow name="sound" result={soundResult} title={t('check.sound')} text={soundText()}>
          {audio !== 'missing' && (
            <Button onClick={() => void testSound()}>{t('check.playSound')}</Button>
          )}
          {audio === 'ready' && preferences.sound && (
            <Space.Compact>
              <Button onClick={() => setHeard('heard')}>{t('check.heard')}</Button>
              <Button onClick={() => setHeard('silent')}>{t('check.notHeard')}</Button>
            </Space.Compact>
          )}
        </CheckRow>
        {isOpen && <MicrophoneRow legs={legs} />}
        {isOpen && <CameraRow legs={legs} />}
      </ul>
    </Modal>
  );
}
