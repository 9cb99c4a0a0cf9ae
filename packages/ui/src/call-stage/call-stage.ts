import { wordsOf } from '../i18n/words';
import { cornerOf, shiftWithin, type Box, type Corner, type Point } from './window-drag';

/** How much of a call is seen: nothing, all over, or a window in the corner. */
export type StageLayout = 'unseen' | 'whole' | 'window';

/** A finger on the window, or one that was there just now. */
interface Drag {
  from: Point;
  /** Absent: it has not moved yet. */
  to?: Point;
  isOver: boolean;
  /** Of the window where it rested, and of where it may go; absent: not measured yet. */
  boxes?: { window: Box; bounds: Box };
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
      const drag: Drag = { from: pointOf(event), isOver: false };
      this.data._drag = drag;
      this.createSelectorQuery()
        .select('.stage')
        .boundingClientRect()
        .select('.bounds')
        .boundingClientRect()
        .exec(([window, bounds]: [Box | null, Box | null]) => {
          if (!window || !bounds) return;
          drag.boxes = { window, bounds };
          // A quick finger is elsewhere by now.
          this.follow(drag);
        });
    },
    onMove(event: Finger) {
      const { _drag: drag } = this.data;
      if (!drag) return;
      drag.to = pointOf(event);
      this.follow(drag);
    },
    onUp() {
      const { _drag: drag } = this.data;
      this.data._drag = undefined;
      if (!drag) return;
      drag.isOver = true;
      this.follow(drag);
    },
    follow({ from, to, isOver, boxes }: Drag) {
      if (!boxes || !to) return;
      const { window, bounds } = boxes;
      const shift = shiftWithin(window, bounds, { x: to.x - from.x, y: to.y - from.y });
      if (isOver) this.setData({ corner: cornerOf(window, bounds, shift), shift: '' });
      else {
        this.setData({
          shift: `transform: translate(${shift.x}px, ${shift.y}px); transition: none`,
        });
      }
    },
    onState({ detail }: WechatMiniprogram.CustomEvent<{ code: number }>) {
      this.triggerEvent('livestate', detail);
    },
    onError({ detail }: WechatMiniprogram.CustomEvent<{ errCode: number; errMsg: string }>) {
      this.triggerEvent('liveerror', detail);
    },
  },
});
