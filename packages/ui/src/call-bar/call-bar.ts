import { wordsOf } from '../i18n/words';
import { callClock, type CallPhase } from '../shared/call-clock';

/**
 * A call that goes on beside the chat, in one line above it.
 *
 * Events: `unfold` on 返回通话, `hangup`.
 */
Component({
  options: { pureDataPattern: /^_/ },
  behaviors: [callClock],
  externalClasses: ['ccc-class'],
  properties: {
    language: { type: String, value: '' },
    /** A {@link CallPhase}. */
    phase: { type: String, value: 'connecting' },
    isMuted: { type: Boolean, value: false },
    isRecorded: { type: Boolean, value: false },
  },
  data: { words: wordsOf('').call, stateText: '', endText: '' },
  observers: {
    'language, phase, isMuted'(tag: string, phase: CallPhase, isMuted: boolean) {
      const words = wordsOf(tag).call;
      const stateText = phase === 'connected' && isMuted ? words.isMuted : words[phase];
      this.setData({
        words,
        stateText,
        endText: phase === 'calling' ? words.cancel : words.hangUp,
      });
    },
  },
  methods: {
    onUnfold() {
      this.triggerEvent('unfold');
    },
    onHangUp() {
      this.triggerEvent('hangup');
    },
  },
});
