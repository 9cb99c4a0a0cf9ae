import type { AgentStatus } from '@ccc/protocol';
import type { Translate } from '../i18n/translate';
import { isKnownReason } from '../model/statuses';

/** The status in words, with the reason of a 小休. */
export function statusText(status: AgentStatus, reason: string | undefined, t: Translate): string {
  if (status !== 'rest' || !reason) return t(`status.${status}`);
  return t('rest.with', { reason: isKnownReason(reason) ? t(`rest.${reason}`) : reason });
}
