import { DownOutlined } from '@ant-design/icons';
import type { Desk } from '@ccc/core';
import type { DeskSnapshot } from '@ccc/protocol';
import { App, Button, Dropdown, type MenuProps } from 'antd';
import { useState } from 'react';
import { useAction } from '../app/action';
import { usePreferences } from '../app/preferences';
import type { Translate } from '../i18n/translate';
import { formatDuration } from '../model/duration';
import { statusChoices, statusTone, type StatusChoice } from '../model/statuses';
import { askForNotifications } from '../offer/desktop-notice';
import { statusText } from './status-text';
import styles from './status-menu.module.css';

interface Props {
  desk: Desk;
  snapshot: DeskSnapshot;
  /** The service's clock, ms since 1970. */
  now: number;
}

/** The pill with its timer, the menu behind it, and the way back to work as a button. */
export function StatusMenu({ desk, snapshot, now }: Props) {
  const { t } = usePreferences();
  const { message } = App.useApp();
  const [pending, run] = useAction();
  const [chosen, setChosen] = useState<StatusChoice>();
  const { status, reason, since } = snapshot;
  const isWorking = status === 'busy' || status === 'arrange';
  const booked = isWorking && chosen?.status !== 'free' ? chosen : undefined;
  const nextText = booked && statusText(booked.status, booked.reason, t);
  const text = statusText(status, reason, t);
  const shownText = nextText ? t('status.bookedShort', { status: text, next: nextText }) : text;
  const time = formatDuration(now - since);
  const choices = statusChoices(status, booked !== undefined);

  const choose = (choice: StatusChoice) =>
    run(async () => {
      await desk.setStatus(choice.status, choice.reason);
      // With work in hand the service keeps the change until the hand is empty.
      const isKept = desk.view.snapshot?.status !== choice.status && choice.status !== 'free';
      setChosen(isKept ? choice : undefined);
      if (isKept) {
        void message.info(
          t('status.booked', { status: statusText(choice.status, choice.reason, t) }),
        );
      }
    });
  const goOnline = () => {
    askForNotifications();
    choose({ status: 'free' });
  };

  return (
    <div className={styles.group}>
      <Dropdown
        trigger={['click']}
        menu={{ items: menuItems(choices, t), onClick: ({ key }) => choose(choices[Number(key)]!) }}
      >
        <button
          type="button"
          className={styles.pill}
          data-testid="agent-status"
          data-status={status}
          data-tone={statusTone(status)}
          aria-label={`${t('status.current', { status: shownText, time })}, ${t('status.menu')}`}
        >
          <span className={styles.dot} />
          <span className={styles.name}>{shownText}</span>
          <span className={styles.time}>{time}</span>
          <DownOutlined aria-hidden className={styles.arrow} />
        </button>
      </Dropdown>
      {status === 'offline' && (
        <Button
          type="primary"
          size="large"
          className={styles.online}
          loading={pending}
          onClick={goOnline}
        >
          {t('status.goOnline')}
        </Button>
      )}
      {(status === 'rest' || status === 'notReady') && (
        <Button type="primary" ghost loading={pending} onClick={goOnline}>
          {t('status.resume')}
        </Button>
      )}
    </div>
  );
}

function menuItems(choices: StatusChoice[], t: Translate): MenuProps['items'] {
  const label = ({ status, reason }: StatusChoice): string => {
    if (reason) return t('rest.with', { reason: t(`rest.${reason}`) });
    if (status === 'free') return t('status.toFree');
    if (status === 'notReady') return t('status.toNotReady');
    return status === 'offline' ? t('status.toOffline') : t('status.rest');
  };
  return choices.flatMap((choice, key) => {
    const item = {
      key: String(key),
      label: label(choice),
      icon: (
        <span className={styles.menuIcon} data-tone={statusTone(choice.status)}>
          <span className={styles.dot} />
        </span>
      ),
    };
    return choice.status === 'offline' ? [{ type: 'divider' as const }, item] : [item];
  });
}
