import { callOutcome, type Notice } from '@ccc/core';
import { formatDuration } from '../model/duration';
import type { Translate } from './translate';

/** The words of a fact in the conversation. */
export function noticeText(notice: Notice, t: Translate): string {
  switch (notice.name) {
    case 'queued':
      return notice.ahead > 0
        ? t('line.queued', { group: notice.group.name, ahead: notice.ahead })
        : t('line.queuedFirst', { group: notice.group.name });
    case 'transferring':
      return t('line.transferring', { group: notice.group.name });
    case 'transferred': {
      const to = notice.agent?.nickname ?? notice.group.name;
      const line = t('line.transferred', { agent: notice.from.nickname, to });
      return notice.note === undefined ? line : t('line.withNote', { line, note: notice.note });
    }
    case 'consulted':
    case 'consultJoined':
    case 'consultThree':
    case 'consultEnded':
    case 'handedOver':
      return consultText(notice, t);
    case 'noted':
      return t('line.noted', {
        agent: notice.agent?.nickname ?? t('note.admin'),
        text: notice.text,
      });
    case 'returned':
      return t('line.returned', { agent: notice.agent.nickname, group: notice.group.name });
    case 'accepted':
      return t('line.accepted', { agent: notice.agent.nickname, staffNo: notice.agent.staffNo });
    case 'begun':
      return t('line.begun');
    case 'recalled':
      return recalledText(notice, t);
    case 'removed':
      return t('line.removed');
    case 'ratingInvited':
      return t(notice.byFlow ? 'line.ratingInvitedByFlow' : 'line.ratingInvited');
    case 'leaveInvited':
      return t('line.leaveInvited');
    case 'unqueued':
      return t('line.unqueued', { reason: t(`reason.${notice.reason}`) });
    case 'rated': {
      const { score, tags, comment } = notice.rating;
      const shown = {
        stars: '★'.repeat(score) + '☆'.repeat(5 - score),
        tags: tags.map((tag) => ` · ${tag}`).join(''),
      };
      return comment === undefined
        ? t('line.rated', shown)
        : t('line.ratedWords', { ...shown, comment });
    }
    case 'called':
      return t(`line.call.${callOutcome(notice, 'agent')}`, {
        call: t(`call.${notice.media}`),
        time: formatDuration(notice.durationMs),
      });
    case 'recorded': {
      if (notice.fault === undefined) return t('line.recorded');
      const fault = t(`recording.fault.${notice.fault}`);
      return t(notice.tracks.length > 0 ? 'line.recordedPart' : 'line.recordingFailed', { fault });
    }
    case 'left': {
      const { text, contact } = notice.message;
      return contact === undefined
        ? t('line.left', { text })
        : t('line.leftContact', { text, contact });
    }
    case 'ended':
      return t('line.ended', {
        who: t(`closeBy.${notice.closeBy}`),
        reason: t(`reason.${notice.reason}`),
      });
  }
}

type ConsultNotice = Extract<Notice, { name: `consult${string}` | 'handedOver' }>;

function consultText(notice: ConsultNotice, t: Translate): string {
  const agent = notice.agent.nickname;
  switch (notice.name) {
    case 'consulted': {
      const from = notice.from?.nickname ?? t('thread.agent');
      const line = t('line.consulted', { from, agent });
      return notice.note === undefined ? line : t('line.withNote', { line, note: notice.note });
    }
    case 'consultJoined':
      return t('line.consultJoined', { agent });
    case 'consultThree':
      return t('line.consultThree', { agent });
    case 'handedOver':
      return t('line.handedOver', { from: notice.from.nickname, agent });
    case 'consultEnded': {
      const isCancelled = notice.reason === 'takenBack' && notice.state === 'asked';
      return t(`line.consult.${isCancelled ? 'cancelled' : notice.reason}`, { agent });
    }
  }
}

function recalledText(
  { isOwn, sender }: Extract<Notice, { name: 'recalled' }>,
  t: Translate,
): string {
  if (isOwn) return t('line.recalledOwn');
  if (sender.kind === 'customer') return t('line.recalledByCustomer');
  const agent = sender.kind === 'agent' ? sender.agent?.nickname : undefined;
  return t('line.recalledByAgent', { agent: agent ?? t('thread.agent') });
}
