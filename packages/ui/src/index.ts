export type {
  ListItem,
  ListRow,
  ChoiceChip,
  DividerLine,
  BubbleItem,
  NoticeLine,
  SendState,
} from './chat-list/list-item';
export type {
  CardBlock,
  FileBlock,
  MediaBlock,
  VideoBlock,
  VoiceBlock,
} from './media-bubble/media-block';
export type {
  ChatListInstance,
  ListSurroundings,
  MissedItems,
  OlderItems,
} from './chat-list/list-instance';
export type { ListSource } from './chat-list/list-source';
export type { ChatComposerInstance, RecordPhase } from './chat-composer/chat-composer';
export type { MediaSource } from './more-panel/more-panel';
export type { StageLayout } from './call-stage/call-stage';
export type { CallPhase } from './shared/call-clock';
export type { BannerStatus } from './status-banner/status-banner';
export type { TextRun } from './chat-bubble/text-runs';
export { endText } from './session-end-card/end-text';
export { languageOf } from './i18n/language';
export { fill } from './i18n/words';
export type { Language } from './i18n/language';
