import { wordsOf } from '../i18n/words';
import { callClock, type CallPhase } from '../shared/call-clock';

/**
 * A voice call over its nearest positioned ancestor: who it is, how it stands, and its keys. What it
 * shows is set from outside, also after a key was pressed.
 *
 * Events: `accept`, `hangup` (挂断, and 取消 and 拒绝 before there is a call), `mute`, `sound`
 * (扬声器), `fold`.
 */
Component({
  options: { pureDataPattern: /^_/ },
  behaviors: [callClock],
  externalClasses: ['ccc-class'],
  properties: {
    language: { type: String, value: '' },
    /** A {@link CallPhase}. */
    phase: { type: String, value: 'connecting' },
    nickname: { type: String, value: '' },
    avatarUrl: { type: String, value: '' },
    isMuted: { type: Boolean, value: false },
    isSpeaker: { type: Boolean, value: true },
    isHeld: { type: Boolean, value: false },
    /** What is said is kept: the law of many places wants that to be told. */
    isRecorded: { type: Boolean, value: false },
    /** The sound is away, and is being brought back. */
    isLost: { type: Boolean, value: false },
  },
  data: {
    words: wordsOf('').call,
    stateText: '',
    isAvatarBroken: false,
  },
  observers: {
    'language, phase, isHeld, isLost'(
      tag: string,
      phase: CallPhase,
      isHeld: boolean,
      isLost: boolean,
    ) {
      const words = wordsOf(tag).call;
      const isTalk = phase === 'connected';
      const state = isTalk && isLost ? 'lost' : isTalk && isHeld ? 'held' : phase;
      this.setData({ words, stateText: words[state] });
    },
    avatarUrl() {
      this.setData({ isAvatarBroken: false });
    },
  },
  methods: {
    onAvatarError() {
      this.setData({ isAvatarBroken: true });
    },
    onAccept() {
      this.triggerEvent('accept');
    },
    onHangUp() {
      this.triggerEvent('hangup');
    },
    onMute() {
      this.triggerEvent('mute');
    },
    onSound() {
      this.triggerEvent('sound');
    },
    onFold() {
      this.triggerEvent('fold');
    },
  },
});
