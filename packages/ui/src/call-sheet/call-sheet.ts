import { wordsOf } from '../i18n/words';
import { callClock, type CallPhase } from '../shared/call-clock';
import type { TapEvent } from '../shared/dom-events';
import { callKeys, type CallKey } from './call-keys';

/**
 * A call over its nearest positioned ancestor: who it is, how it stands, and its keys. Over pictures
 * (`is-seen`) it is nothing but words and keys, in white. What it shows is set from outside, also after a
 * key was pressed.
 *
 * Events: `accept`, `hangup` (挂断, and 取消 and 拒绝 before there is a call), `mute`, `sound`
 * (扬声器), `camera` (转视频 in a call of voices), `fold`; of video `flip`, `voice` (转语音).
 */
Component({
  options: { pureDataPattern: /^_/ },
  behaviors: [callClock],
  externalClasses: ['ccc-class'],
  properties: {
    language: { type: String, value: '' },
    /** A {@link CallPhase}. */
    phase: { type: String, value: 'connecting' },
    /** A call that has pictures, whoever shows one just now. */
    isVideo: { type: Boolean, value: false },
    /** Somebody does: the pictures lie under this. */
    isSeen: { type: Boolean, value: false },
    /** The customer does. */
    isCameraOn: { type: Boolean, value: false },
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
    rows: [] as CallKey[][],
  },
  observers: {
    'language, phase, isVideo, isHeld, isLost'(
      tag: string,
      phase: CallPhase,
      isVideo: boolean,
      isHeld: boolean,
      isLost: boolean,
    ) {
      const words = wordsOf(tag).call;
      const isTalk = phase === 'connected';
      const talk = isLost ? 'lost' : isHeld ? 'held' : phase;
      const ring = phase === 'ringing' && isVideo ? 'videoRinging' : phase;
      this.setData({ words, stateText: words[isTalk ? talk : ring] });
    },
    'language, phase, isVideo, isSeen, isCameraOn, isMuted, isSpeaker'(
      tag: string,
      phase: CallPhase,
      isVideo: boolean,
      isSeen: boolean,
      isCameraOn: boolean,
      isMuted: boolean,
      isSpeaker: boolean,
    ) {
      const facts = { phase, isVideo, isSeen, isCameraOn, isMuted, isSpeaker };
      this.setData({ rows: callKeys(facts, wordsOf(tag).call) });
    },
    avatarUrl() {
      this.setData({ isAvatarBroken: false });
    },
  },
  methods: {
    onAvatarError() {
      this.setData({ isAvatarBroken: true });
    },
    onKey({ currentTarget }: TapEvent<{ name: CallKey['name'] }>) {
      const { name } = currentTarget.dataset;
      this.triggerEvent(name === 'end' ? 'hangup' : name);
    },
    onFold() {
      this.triggerEvent('fold');
    },
  },
});
