import type { DeskTask, OfferId } from '@ccc/protocol';
import { App } from 'antd';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { usePreferences } from '../app/preferences';
import { chime } from '../sound/ring-tone';
import { showDesktopNotice } from './desktop-notice';

/**
 * Accepts what is offered while `isOn`, each offer once, and says so. What could not be accepted
 * rings like any other.
 *
 * @returns the offers that are left to the agent
 */
export function useAutoAccept(
  isOn: boolean,
  offers: readonly DeskTask[],
  accept: (task: DeskTask) => Promise<void>,
): readonly DeskTask[] {
  const { t, preferences } = usePreferences();
  const { message } = App.useApp();
  const asked = useRef(new Set<OfferId>());
  const [failed, setFailed] = useState<ReadonlySet<OfferId>>(new Set());

  const announce = useEffectEvent((task: DeskTask, offer: OfferId) => {
    const text = t('offer.autoAccepted', { customer: task.customer.nickname });
    if (preferences.sound) chime();
    void message.success({ content: text, duration: 5 });
    showDesktopNotice({ title: text, body: task.group.name, tag: offer });
  });
  const ask = useEffectEvent(accept);

  useEffect(() => {
    if (!isOn) return;
    for (const task of offers) {
      const offer = task.offer?.id;
      if (!offer || asked.current.has(offer)) continue;
      asked.current.add(offer);
      ask(task).then(
        () => announce(task, offer),
        () => setFailed((before) => new Set(before).add(offer)),
      );
    }
  }, [isOn, offers]);

  if (!isOn) return offers;
  return offers.filter(({ offer }) => offer && failed.has(offer.id));
}
