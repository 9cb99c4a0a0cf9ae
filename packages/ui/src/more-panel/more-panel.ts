import { wordsOf } from '../i18n/words';
import type { TapEvent } from '../shared/dom-events';

/** What `+` offers. */
export type PictureSource = 'camera' | 'album';

/** What can be sent besides words. Event: `pick` `{source}`, a {@link PictureSource}. */
Component({
  externalClasses: ['ccc-class'],
  properties: {
    language: { type: String, value: '' },
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
    onPick(event: TapEvent<{ source: PictureSource }>) {
      this.triggerEvent('pick', { source: event.currentTarget.dataset.source });
    },
  },
});
