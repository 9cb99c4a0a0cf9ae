import { wordsOf } from '../i18n/words';

/** How much of a call is seen: nothing, all over, or a window in the corner. */
export type StageLayout = 'unseen' | 'whole' | 'window';

/**
 * Sound and pictures of a call, over its nearest positioned ancestor: `<live-pusher>` and `<live-player>`,
 * which stay the same tags in every layout, since WeChat would connect others anew.
 *
 * Events: `unfold` on the window; `livestate` `{code}` and `liveerror` `{errCode, errMsg}` of both tags.
 */
Component({
  externalClasses: ['ccc-class'],
  properties: {
    language: { type: String, value: '' },
    /** A {@link StageLayout}. */
    layout: { type: String, value: 'unseen' },
    /** Empty: no media yet. */
    pushUrl: { type: String, value: '' },
    playUrl: { type: String, value: '' },
    isMuted: { type: Boolean, value: false },
    /** Neither says, shows nor hears anything just now, whatever is switched on. */
    isApart: { type: Boolean, value: false },
    isSpeaker: { type: Boolean, value: true },
    /** The own camera. */
    isCameraOn: { type: Boolean, value: false },
    /** The other side shows a picture; else who they are stands there. */
    isOtherSeen: { type: Boolean, value: false },
    /** Their picture is there; until then it is on its way. */
    hasPicture: { type: Boolean, value: false },
    /** Nobody is seen meanwhile, for which the other side is not to blame. */
    isHeld: { type: Boolean, value: false },
    nickname: { type: String, value: '' },
    avatarUrl: { type: String, value: '' },
  },
  data: {
    words: wordsOf('').call,
    isAvatarBroken: false,
  },
  observers: {
    language(tag: string) {
      this.setData({ words: wordsOf(tag).call });
    },
    avatarUrl() {
      this.setData({ isAvatarBroken: false });
    },
  },
  methods: {
    onAvatarError() {
      this.setData({ isAvatarBroken: true });
    },
    onTap() {
      if (this.data.layout === 'window') this.triggerEvent('unfold');
    },
    onState({ detail }: WechatMiniprogram.CustomEvent<{ code: number }>) {
      this.triggerEvent('livestate', detail);
    },
    onError({ detail }: WechatMiniprogram.CustomEvent<{ errCode: number; errMsg: string }>) {
      this.triggerEvent('liveerror', detail);
    },
  },
});
