export type {
  ListItem,
  ListRow,
  ChoiceChip,
  DividerLine,
  BubbleItem,
  NoticeLine,
  SendState,
} from './chat-list/list-item';
export type { ChatListInstance } from './chat-list/chat-list';
export type { PictureSource } from './more-panel/more-panel';
export type { BannerStatus } from './status-banner/status-banner';
export { endText } from './session-end-card/end-text';
export { languageOf } from './i18n/language';
export { fill } from './i18n/words';
export type { Language } from './i18n/language';
