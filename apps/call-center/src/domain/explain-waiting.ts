import { isFree, isOnline, type Candidate } from './routing';

/** Why a session still waits, for people. */
export interface WaitingReason {
  code: 'ringing' | 'nobodyOnline' | 'allBusy' | 'notTaking' | 'othersFirst' | 'assigning';
  'zh-CN': string;
  en: string;
}

/** What is known of a waiting session and its group. */
export interface WaitingView {
  /** The offer that stands for it. */
  offer: { nickname: string; expiresAt: number } | null;
  /** Sessions of the group that are served before it. */
  ahead: number;
  candidates: readonly Candidate[];
  /** Milliseconds since 1970. */
  now: number;
}

/** The one reason that must change first for this session to move on. */
export function explainWaiting({ offer, ahead, candidates, now }: WaitingView): WaitingReason {
  if (offer !== null) {
    const seconds = Math.max(0, Math.ceil((offer.expiresAt - now) / 1000));
    return {
      code: 'ringing',
      'zh-CN': `正在等待客服 ${offer.nickname} 接听，还剩 ${seconds} 秒。`,
      en: `Ringing at ${offer.nickname}, ${seconds} s left.`,
    };
  }
  const online = candidates.filter((candidate) => isOnline(candidate, now));
  if (online.length === 0) {
    return {
      code: 'nobodyOnline',
      'zh-CN': `技能组共 ${candidates.length} 名客服，无人在线（下线或小休）。`,
      en: `None of the ${candidates.length} agents of the group is online (offline or at rest).`,
    };
  }
  const free = online.filter((candidate) => isFree(candidate, now)).length;
  if (free > ahead) {
    return {
      code: 'assigning',
      'zh-CN': `有 ${free} 名客服空闲，正在分配。`,
      en: `Free agents: ${free}. Assigning now.`,
    };
  }
  if (free > 0) {
    return {
      code: 'othersFirst',
      'zh-CN': `有 ${free} 名客服空闲，前面还有 ${ahead} 人。`,
      en: `Free agents: ${free}, and people ahead: ${ahead}.`,
    };
  }
  const working = online.filter(({ status }) => status !== 'notReady').length;
  if (working === 0) {
    return {
      code: 'notTaking',
      'zh-CN': `在线的 ${online.length} 名客服均为示忙状态。`,
      en: `All agents online (${online.length}) have set themselves not ready.`,
    };
  }
  const [placeZh, placeEn] =
    ahead === 0
      ? ['该客户是下一位', 'this customer is next']
      : [`前面还有 ${ahead} 人`, `people ahead: ${ahead}`];
  return {
    code: 'allBusy',
    'zh-CN': `在线的 ${online.length} 名客服均在接待或整理中，${placeZh}。`,
    en: `All agents online (${online.length}) have work in hand; ${placeEn}.`,
  };
}
