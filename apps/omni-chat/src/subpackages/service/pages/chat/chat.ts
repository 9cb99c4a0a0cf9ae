import type { CustomerClient } from '@ccc/core';
import { appWordsOf } from '../../app-words';
import { customerClient, type ChatEntry } from '../../services/customer-client';
import { cardOf } from '../../services/card-of';
import { entryOf } from '../../services/entry-of';
import { textScale } from '../../services/text-scale';
import { shareUserInfo } from '../../services/share-user-info';
import { readAppConfig } from '../../../../services/app-config';
import { languageTag } from '../../../../services/language-tag';
import { changedFields } from '../../presenter/changed-fields';
import { EMPTY_SCREEN, chatScreenOf, type ChatScreen } from '../../presenter/chat-screen';
import { listSourceOf } from '../../presenter/list-items';
import { missedOf, newestSeen, type Seen } from '../../presenter/missed';
import { beginCall, calling, explainEnd, putCallAway } from './calling';
import { bringCameraBack, cameras, keepAwake, putCameraAway } from './cameras';
import type { ChatPageData } from './chat-page';
import { composerOf, listOf } from './components';
import { errorText, showWords } from './dialogs';
import { ending } from './ending';
import { messageTaps, unquote } from './message-taps';
import { profile, userInfo } from './profile';
import { Ringer } from './ringer';
import { readSeen, storeSeen } from './seen-store';
import { sending } from './sending';
import { VoicePlayer } from './voice-player';
import type { VoiceRecorder } from './voice-recorder';

/** Before the page has loaded. */
const DEAF = { playing: undefined, hasHeard: () => true };

/** What changes the height of the list. */
const RESIZING: (keyof ChatScreen)[] = [
  'body',
  'dock',
  'banner',
  'queue',
  'agent',
  'rating',
  'call',
];

/** The conversation with customer service: connects core to the components, and decides nothing. */
Page({
  ...calling,
  ...cameras,
  ...ending,
  ...messageTaps,
  ...profile,
  ...sending,

  data: {
    ...EMPTY_SCREEN,
    languageTag: '',
    words: appWordsOf('').chat,
    pageStyle: '',
    openError: '',
    rated: 'none',
    isRating: false,
    isLeaving: false,
    isSendingLeft: false,
    isProfile: false,
    isSavingProfile: false,
    me: { nickname: '', avatarUrl: '' },
    card: null,
    quote: '',
    isCallFolded: false,
    isMuted: false,
    isSpeaker: true,
    isLost: false,
    hasPicture: false,
  } satisfies ChatPageData as ChatPageData,

  client: undefined as CustomerClient | undefined,
  stops: [] as (() => void)[],
  /** Where the customer was when they went away, and when they came back. */
  seen: undefined as Seen | undefined,
  backAt: 0,
  isShown: false,
  isCameraAway: false,
  title: '',
  /** Key of the message that the next words will answer. */
  quoted: undefined as string | undefined,
  /** Made with the first word that is spoken. */
  recorder: undefined as VoiceRecorder | undefined,
  player: undefined as VoicePlayer | undefined,
  ringer: undefined as Ringer | undefined,

  onLoad(query: ChatEntry & { card?: string } = {}) {
    const tag = languageTag();
    const words = appWordsOf(tag).chat;
    const pageStyle = `--ccc-text-scale: ${textScale()}`;
    this.setData({ languageTag: tag, words, pageStyle, card: cardOf(query) });
    this.showTitle(words.title);
    this.client = customerClient(entryOf(query));
    this.seen = readSeen();
    this.player = new VoicePlayer(
      () => this.client?.chat.view.items ?? [],
      () => this.render(),
      () => showWords(this.data.words.playFailed, this.data.words),
    );
    this.ringer = new Ringer();
    this.stops = [
      this.client.chat.onChange(() => this.render()),
      this.client.chat.call.onChange((state) => {
        this.render();
        explainEnd(this, state);
      }),
      this.client.connection.onState(() => this.render()),
    ];
    void this.open();
  },
  onReady() {
    this.render();
  },
  onShow() {
    this.isShown = true;
    bringCameraBack(this);
    this.backAt = this.client?.connection.serverNow() ?? 0;
    this.render();
  },
  onHide() {
    this.isShown = false;
    putCameraAway(this);
    this.leave();
    this.recorder?.cancel();
    this.player?.stop();
    this.ringer?.stop();
  },
  onUnload() {
    this.leave();
    this.recorder?.cancel();
    this.player?.stop();
    this.ringer?.stop();
    this.stops.forEach((stop) => stop());
    this.stops = [];
    if (this.data.call?.isSeen) keepAwake(false);
    // What goes out before the stop still arrives.
    this.client?.chat.call.hangUp();
    this.client?.connection.stop();
    this.client = undefined;
  },

  async open() {
    this.setData({ openError: '' });
    try {
      await this.client?.chat.open();
      this.shareProfile();
    } catch (error) {
      if (!this.client) return;
      this.setData({ openError: errorText(error, this.data.languageTag) });
    }
    this.render();
  },
  shareProfile() {
    if (!this.client) return;
    // Without it agents see name and picture from before; that is no reason to disturb the conversation.
    shareUserInfo(this.client.login, userInfo()).catch(() => undefined);
  },

  render() {
    const { client } = this;
    if (!client) return;
    const { view } = client.chat;
    const now = Date.now();
    const screen = chatScreenOf({
      view,
      call: client.chat.call.state,
      connection: client.connection.state,
      openError: this.data.openError,
      languageTag: this.data.languageTag,
      serverUrl: readAppConfig().serverUrl,
      clockOffsetMs: now - client.connection.serverNow(),
    });
    const { body, dock, banner, agent, queue, ended, rating, call, composer } = this.data;
    const current: ChatScreen = { body, dock, banner, agent, queue, ended, rating, call, composer };
    const changed = changedFields(current, screen);
    if (screen.call && !call) beginCall(this);
    if (call && !screen.call) putCallAway();
    const isSeen = screen.call?.isSeen === true;
    if (isSeen !== (call?.isSeen === true)) keepAwake(isSeen);
    const hasMoved = RESIZING.some((field) => field in changed);
    if (Object.keys(changed).length > 0) this.setData(changed);
    this.ringer?.follow(this.isShown ? screen.call?.phase : undefined);
    const reader = {
      languageTag: this.data.languageTag,
      avatarUrl: userInfo().avatarUrl ?? '',
      ear: this.player ?? DEAF,
      canAnswer: !screen.composer.disabled,
    };
    // It was recalled, or the session ended.
    if (this.quoted !== undefined && !client.chat.canQuote(this.quoted)) unquote(this);
    const missed = missedOf(view, this.seen, this.backAt);
    listOf(this)?.show(listSourceOf(view, reader), now, { older: view.older, missed });
    this.showTitle(view.isTyping ? this.data.words.typing : this.data.words.title);
    this.markRead();
    if (hasMoved) listOf(this)?.keepEnd();
  },
  /** What comes from now on is missed. */
  leave() {
    this.seen = (this.client && newestSeen(this.client.chat.view)) ?? this.seen;
    if (this.seen) storeSeen(this.seen);
    this.backAt = 0;
  },
  /** As in WeChat itself: the title says that the other side writes, and nothing moves. */
  showTitle(title: string) {
    if (title === this.title) return;
    this.title = title;
    void wx.setNavigationBarTitle({ title });
  },
  /** What was shown at the end of the list to somebody who looks. */
  markRead() {
    const isRead = this.isShown && this.data.body === 'list' && listOf(this)?.isAtEnd();
    if (isRead) this.client?.chat.markRead();
  },
  onOlder() {
    void this.client?.chat.loadOlder();
  },

  /** A tap on the conversation puts the panels away, as in WeChat. */
  onListTap() {
    composerOf(this)?.closePanel();
  },
  onResize() {
    listOf(this)?.keepEnd();
  },

  onRetry() {
    if (this.client?.connection.state.name === 'waiting') this.client.connection.reconnect();
    else void this.open();
  },
  onTakeOver() {
    void this.open();
  },
});
