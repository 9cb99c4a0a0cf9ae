/** Where the chat page is; its package is loaded on the way, or before by `preloadRule`. */
const CHAT_PAGE = '/subpackages/service/pages/chat/chat';
const MAX_BADGE = 99;

/** Of the event `fail`, as `wx.navigateTo` has it. */
export interface EntryFailure {
  errMsg: string;
}

/**
 * The door to customer service: a button for any page. It holds nothing of the chat, which lies in a
 * package of its own.
 *
 * Events: `open` when it was tapped, and `fail` `{errMsg}` when the chat page could not be opened.
 */
Component({
  externalClasses: ['ccc-class'],
  properties: {
    label: { type: String, value: '客服' },
    /** Id of the session service flow; empty: the one of `ccc-config.js`. */
    flow: { type: String, value: '' },
    /** Where the customer comes from, for the agent; empty: the page that it stands on. */
    page: { type: String, value: '' },
    /** The documented `clientData`; goes into the service record. */
    clientData: { type: String, value: '' },
    /**
     * What the customer looks at, offered above the composer as 发送给客服:
     * `{title, note?, price?, imageUrl?, path?, url?}`; null: nothing.
     */
    card: { type: null, value: null as Record<string, string> | null },
    /** On the badge; 0: none. */
    unread: { type: Number, value: 0 },
    /** True: what is drawn is what stands inside. */
    isBare: { type: Boolean, value: false },
  },
  data: { badge: '' },
  observers: {
    unread(count: number) {
      this.setData({ badge: count > MAX_BADGE ? `${MAX_BADGE}+` : String(count) });
    },
  },
  methods: {
    onTap() {
      const { flow, clientData } = this.data;
      const card = this.data.card ? JSON.stringify(this.data.card) : '';
      const pages = getCurrentPages();
      const page = this.data.page || pages[pages.length - 1]?.route || '';
      const query = Object.entries({ flow, page, clientData, card })
        .filter(([, value]) => value !== '')
        .map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
      this.triggerEvent('open');
      wx.navigateTo({
        url: `${CHAT_PAGE}?${query.join('&')}`,
        fail: ({ errMsg }) => this.triggerEvent('fail', { errMsg } satisfies EntryFailure),
      });
    },
  },
});
