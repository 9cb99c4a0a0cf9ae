import type { WeChatChecks } from '../../wechat/wechat-checks';

/** That what customers say is judged, by whom and how. Agents are not. */
export interface ContentCheckOptions {
  checks: WeChatChecks;
  /** What a judgement of words may take before they go through unchecked. */
  textTimeoutMs: number;
  /** Pictures and voice too. @default words alone */
  media?: MediaCheckOptions;
}

export interface MediaCheckOptions {
  /** The token of the mini-program's 消息推送, by which results are known to come from WeChat. */
  pushToken: string;
  /** Where WeChat fetches what it is to judge. */
  publicUrl: string;
}
