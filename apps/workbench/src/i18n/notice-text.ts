import type { Notice } from '@ccc/core';
import type { Translate } from './translate';

/** The words of a fact in the conversation. */
export function noticeText(notice: Notice, t: Translate): string {
  switch (notice.name) {
    case 'queued':
      return notice.ahead > 0
        ? t('line.queued', { group: notice.group.name, ahead: notice.ahead })
        : t('line.queuedFirst', { group: notice.group.name });
    case 'accepted':
      return t('line.accepted', { agent: notice.agent.nickname, staffNo: notice.agent.staffNo });
    case 'ended':
      return t('line.ended', {
        who: t(`closeBy.${notice.closeBy}`),
        reason: t(`reason.${notice.reason}`),
      });
  }
}
