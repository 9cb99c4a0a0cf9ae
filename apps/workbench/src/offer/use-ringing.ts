import type { DeskTask } from '@ccc/protocol';
import { useEffect } from 'react';
import { usePreferences } from '../app/preferences';
import { showDesktopNotice } from './desktop-notice';
import { startRingTone } from './ring-tone';
import { flashTitle } from './title-flash';

/** Rings, flashes the title and notifies, until the offer is answered or gone. */
export function useRinging(offered: DeskTask | undefined): void {
  const { t, preferences } = usePreferences();
  const offer = offered?.offer?.id;
  const customer = offered?.customer.nickname ?? '';
  const group = offered?.group.name ?? '';
  const { sound } = preferences;

  useEffect(() => {
    if (!offer || !sound) return undefined;
    return startRingTone();
  }, [offer, sound]);

  useEffect(() => {
    if (!offer) return undefined;
    return flashTitle(t('offer.tabTitle', { customer }), t('app.title'));
  }, [offer, customer, t]);

  useEffect(() => {
    if (!offer) return undefined;
    return showDesktopNotice(t('offer.title'), t('offer.announce', { customer, group }), offer);
  }, [offer, customer, group, t]);
}
