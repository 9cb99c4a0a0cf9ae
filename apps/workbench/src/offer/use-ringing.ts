import { useEffect } from 'react';
import { usePreferences } from '../app/preferences';
import { startRingTone } from '../sound/ring-tone';
import { startDesktopNotice } from './desktop-notice';
import type { Ringing } from './ringing-of';
import { flashTitle } from './title-flash';

/** Rings, flashes the title and notifies, until it is answered or gone. */
export function useRinging(ringing: Ringing | undefined): void {
  const { t, preferences } = usePreferences();
  const { id, title = '', body = '', tabTitle = '' } = ringing ?? {};
  const { sound } = preferences;

  useEffect(() => {
    if (!id || !sound) return undefined;
    return startRingTone();
  }, [id, sound]);

  useEffect(() => {
    if (!id) return undefined;
    return flashTitle(tabTitle, t('app.title'));
  }, [id, tabTitle, t]);

  useEffect(() => {
    if (!id) return undefined;
    return startDesktopNotice({ title, body, tag: id });
  }, [id, title, body]);
}
