import type { CloseBy, EndStatusString } from '@ccc/core';
import { wordsOf } from '../i18n/words';
import { endText } from './end-text';

/**
 * The session is over: who ended it, why, and the way to a new one.
 *
 * Events: `restart` on 重新咨询.
 */
Component({
  externalClasses: ['ccc-class'],
  properties: {
    language: { type: String, value: '' },
    /** `client`, `seat`, `admin` or `timer`. */
    closeBy: { type: String, value: '' },
    /** The documented `EndStatusString`. */
    reason: { type: String, value: '' },
  },
  data: {
    words: wordsOf('').ended,
    text: '',
  },
  observers: {
    'language, closeBy, reason'(tag: string, closeBy: CloseBy, reason: EndStatusString) {
      this.setData({ words: wordsOf(tag).ended, text: endText(closeBy, reason, tag) });
    },
  },
  methods: {
    onRestart() {
      this.triggerEvent('restart');
    },
  },
});
