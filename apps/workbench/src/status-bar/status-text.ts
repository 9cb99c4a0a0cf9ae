import type { AgentStatus } from '@ccc/protocol';
import type { Translate } from '../i18n/translate';

/** The status in words, with the reason of a 小休. */
export function statusText(status: AgentStatus, reason: string | undefined, t: Translate): string {
  return status === 'rest' && reason ? t('rest.with', { reason }) : t(`status.${status}`);
}
