import { wordsOf } from '../i18n/words';

/** What the banner can say; `none` draws nothing. */
export type BannerStatus = 'none' | 'offline' | 'connecting' | 'replaced' | 'error';

/**
 * One line on what stands between the customer and the service, with the way on where there is one.
 *
 * Events: `takeover` on 继续使用 after another window took the conversation; `retry` on 重试.
 */
Component({
  externalClasses: ['ccc-class'],
  properties: {
    language: { type: String, value: '' },
    /** A {@link BannerStatus}. */
    status: { type: String, value: 'none' as BannerStatus },
    /** Words of an error, with its mend; other states bring their own. */
    text: { type: String, value: '' },
    /** Whether trying again may help. */
    canRetry: { type: Boolean, value: false },
  },
  data: {
    message: '',
    action: '',
  },
  observers: {
    'language, status, text, canRetry'(
      tag: string,
      status: BannerStatus,
      text: string,
      canRetry: boolean,
    ) {
      const words = wordsOf(tag).banner;
      const message = status === 'none' ? '' : text || words[status];
      const action = status === 'replaced' ? words.continueHere : canRetry ? words.retry : '';
      this.setData({ message, action });
    },
  },
  methods: {
    onAction() {
      this.triggerEvent(this.data.status === 'replaced' ? 'takeover' : 'retry');
    },
  },
});
