import type { CloseBy, EndStatusString } from '@ccc/core';
import { wordsOf } from '../i18n/words';
import { endText } from './end-text';

/**
 * The session is over: who ended it, why, what its slot holds, and the way to a new one.
 *
 * Events: `restart` on 重新咨询, `leave` on 留言.
 */
Component({
  externalClasses: ['ccc-class'],
  properties: {
    language: { type: String, value: '' },
    /** `client`, `seat`, `admin` or `timer`. */
    closeBy: { type: String, value: '' },
    /** The documented `EndStatusString`. */
    reason: { type: String, value: '' },
    /** 留言: `open` when one may be left, `left` when it was. */
    leave: { type: String, value: '' },
    /** Something in the slot matters more than 重新咨询. */
    isQuiet: { type: Boolean, value: false },
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
    onLeave() {
      this.triggerEvent('leave');
    },
    onRestart() {
      this.triggerEvent('restart');
    },
  },
});
