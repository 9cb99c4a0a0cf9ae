import { fill, wordsOf } from '../i18n/words';

type Resolve = (answer: { event: string; buttonId?: string }) => void;

/** As WeChat documents it; its typings have the listener without its arguments. */
interface PrivacyApi {
  onNeedPrivacyAuthorization(
    listener: (resolve: Resolve, info?: { referrer?: string }) => void,
  ): void;
}

/** APIs by the word for what they want, as far as the chat calls them. */
const SUBJECTS: readonly [RegExp, 'pictures' | 'voice' | 'profile'][] = [
  [/record/i, 'voice'],
  [/avatar|nickname/i, 'profile'],
  [/media|image|video|file|album/i, 'pictures'],
];

/**
 * Asks for agreement to the privacy contract when an API needs it (base library 2.32.3; before,
 * nothing asks). Agreed, the API goes on by itself; refused, it fails with `errno` 104, and the next
 * call asks again. One a page; calls that come together are answered together.
 *
 * Events: `agree`, `refuse`.
 */
Component({
  options: { pureDataPattern: /^_/ },
  externalClasses: ['ccc-class'],
  properties: {
    language: { type: String, value: '' },
  },
  data: {
    words: wordsOf('').privacy,
    isAsked: false,
    text: '',
    contract: '',
    _waiting: [] as Resolve[],
    _isGone: false,
  },
  observers: {
    language(tag: string) {
      this.setData({ words: wordsOf(tag).privacy });
    },
  },
  lifetimes: {
    attached() {
      this.data._waiting = [];
      this.listen();
    },
    detached() {
      this.data._isGone = true;
      this.answer({ event: 'disagree' });
    },
  },
  pageLifetimes: {
    // The last page to listen is the one that is asked: the page in front.
    show() {
      this.listen();
    },
  },
  methods: {
    listen() {
      if (!wx.canIUse('onNeedPrivacyAuthorization')) return;
      const api: unknown = wx;
      (api as PrivacyApi).onNeedPrivacyAuthorization((resolve, info) => {
        // WeChat keeps the listener of a page that has gone until another takes its place.
        if (this.data._isGone) return resolve({ event: 'disagree' });
        this.data._waiting.push(resolve);
        this.ask(info?.referrer ?? '');
      });
    },
    ask(api: string) {
      const { words, _waiting: waiting } = this.data;
      const subject = SUBJECTS.find(([pattern]) => pattern.test(api))?.[1] ?? 'other';
      this.setData({ isAsked: true, text: words[subject], contract: words.contract });
      waiting.forEach((resolve) => resolve({ event: 'exposureAuthorization' }));
      wx.getPrivacySetting({
        success: ({ privacyContractName: name }) => {
          if (name) this.setData({ contract: fill(words.contractNamed, { name }) });
        },
      });
    },
    answer(answer: Parameters<Resolve>[0]) {
      const { _waiting: waiting } = this.data;
      this.data._waiting = [];
      waiting.forEach((resolve) => resolve(answer));
    },
    onAgree() {
      this.answer({ event: 'agree', buttonId: 'privacy-agree' });
      this.setData({ isAsked: false });
      this.triggerEvent('agree');
    },
    onRefuse() {
      this.answer({ event: 'disagree' });
      this.setData({ isAsked: false });
      this.triggerEvent('refuse');
    },
    onContract() {
      wx.openPrivacyContract({});
    },
  },
});
