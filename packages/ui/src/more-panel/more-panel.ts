import type { CallMedia } from '@ccc/core';
import { wordsOf } from '../i18n/words';
import type { TapEvent } from '../shared/dom-events';

/** What `+` offers. */
export type MediaSource = 'camera' | 'album' | 'file';

/**
 * What can be done besides writing. Events: `pick` `{source}`, a {@link MediaSource}; `call` `{media}` on
 * 语音通话 and 视频通话; `rate` on 服务评价; `profile` on 我的资料.
 */
Component({
  externalClasses: ['ccc-class'],
  properties: {
    language: { type: String, value: '' },
    /** 语音通话 and 视频通话 are offered. */
    canCall: { type: Boolean, value: false },
    /** 服务评价 is offered. */
    canRate: { type: Boolean, value: false },
  },
  data: {
    words: wordsOf('').more,
  },
  observers: {
    language(tag: string) {
      this.setData({ words: wordsOf(tag).more });
    },
  },
  methods: {
    onCall(event: TapEvent<{ media: CallMedia }>) {
      this.triggerEvent('call', { media: event.currentTarget.dataset.media });
    },
    onRate() {
      this.triggerEvent('rate');
    },
    onProfile() {
      this.triggerEvent('profile');
    },
    onPick(event: TapEvent<{ source: MediaSource }>) {
      this.triggerEvent('pick', { source: event.currentTarget.dataset.source });
    },
  },
});
