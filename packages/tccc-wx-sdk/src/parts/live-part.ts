import {
  troubleOfError,
  troubleOfState,
  type LiveTrouble,
} from '@ccc/core/platform/wx/calls/index';
import { QUIET, type LiveView } from '../call/live-view';

/** What the component on the page has for the two that lie inside it. */
export interface LiveOwner {
  onTrouble(trouble: LiveTrouble | undefined): void;
}

export type LiveStateEvent = WechatMiniprogram.CustomEvent<{ code: number }>;
export type LiveErrorEvent = WechatMiniprogram.CustomEvent<{ errCode: number; errMsg: string }>;

/** The `tccc-wx-sdk` around a part; it is told of what goes wrong. */
function ownerOf(part: WechatMiniprogram.Component.TrivialInstance): LiveOwner | undefined {
  const [owner] = (part.getRelationNodes('./index') as object[] | null) ?? [];
  return owner as LiveOwner | undefined;
}

/** What `tccc-wx-sdk/pusher` and `tccc-wx-sdk/player` share: they draw what the one around them says. */
export const LIVE_PART = {
  properties: {
    /** Set by `tccc-wx-sdk`, not by the page. */
    view: { type: Object, value: QUIET as LiveView },
  },
  relations: { './index': { type: 'ancestor' } },
  methods: {
    onLiveState(this: WechatMiniprogram.Component.TrivialInstance, { detail }: LiveStateEvent) {
      ownerOf(this)?.onTrouble(troubleOfState(detail.code));
    },
    onLiveError(this: WechatMiniprogram.Component.TrivialInstance, { detail }: LiveErrorEvent) {
      ownerOf(this)?.onTrouble(troubleOfError(detail.errCode, detail.errMsg));
    },
  },
} as const;
