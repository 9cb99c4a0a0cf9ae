import { wordsOf } from '../i18n/words';
import { cornerOf, shiftWithin, type Box, type Corner, type Point } from './window-drag';

/** How much of a call is seen: nothing, all over, or a window in the corner. */
export type StageLayout = 'unseen' | 'whole' | 'window';

/** A finger on the window. */
interface Drag {
  from: Point;
  /** Of the window where it rested, and of where it may go; absent: not measured yet. */
  boxes?: { window: Box; bounds: Box };
  shift?: Point;
}

type Finger = WechatMiniprogram.TouchEvent<Record<string, never>>;

const pointOf = ({ touches: [touch] }: Finger): Point => ({
  x: touch?.clientX ?? 0,
  y: touch?.clientY ?? 0,
});

/**
 * Sound and pictures of a call, over its nearest positioned ancestor: `<live-pusher>` and `<live-player>`,
 * which stay the same tags in every layout, since WeChat would connect others anew. The window is dragged
 * to the corner where it is wanted, and stays there as long as the call goes on.
 *
 * Events: `unfold` on the window; `livestate` `{code}` and `liveerror` `{errCode, errMsg}` of both tags.
 */
Component({
  options: { pureDataPattern: /^_/ },
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
    /** There is nobody else to see yet: the own picture takes all the place, and goes to nobody. */
    isPreview: { type: Boolean, value: false },
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
    corner: { isLeft: false, isBottom: false } as Corner,
    /** Where the finger has it, as a style. */
    shift: '',
    _drag: undefined as Drag | undefined,
  },
  observers: {
    language(tag: string) {
      this.setData({ words: wordsOf(tag).call });
    },
    'isPreview, isCameraOn'(isPreview: boolean, isCameraOn: boolean) {
      if (!isPreview || !isCameraOn) return;
      // The tag may only just be there.
      wx.nextTick(() => wx.createLivePusherContext().startPreview({}));
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
    onDown(event: Finger) {
      if (this.data.layout !== 'window') return;
      const drag: Drag = { from: pointOf(event) };
      this.data._drag = drag;
      this.createSelectorQuery()
        .select('.stage')
        .boundingClientRect()
        .select('.bounds')
        .boundingClientRect()
        .exec(([window, bounds]: [Box | null, Box | null]) => {
          if (window && bounds) drag.boxes = { window, bounds };
        });
    },
    onMove(event: Finger) {
      const { _drag: drag } = this.data;
      if (!drag?.boxes) return;
      const { x, y } = pointOf(event);
      const { window, bounds } = drag.boxes;
      drag.shift = shiftWithin(window, bounds, { x: x - drag.from.x, y: y - drag.from.y });
      const shift = `transform: translate(${drag.shift.x}px, ${drag.shift.y}px); transition: none`;
      this.setData({ shift });
    },
    onUp() {
      const { _drag: drag } = this.data;
      this.data._drag = undefined;
      if (!drag?.boxes || !drag.shift) return;
      const { window, bounds } = drag.boxes;
      this.setData({ corner: cornerOf(window, bounds, drag.shift), shift: '' });
    },
    onState({ detail }: WechatMiniprogram.CustomEvent<{ code: number }>) {
      this.triggerEvent('livestate', detail);
    },
    onError({ detail }: WechatMiniprogram.CustomEvent<{ errCode: number; errMsg: string }>) {
      this.triggerEvent('liveerror', detail);
    },
  },
});
