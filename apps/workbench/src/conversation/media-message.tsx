import type { ShownMedia } from '../model/thread';
import { CardMessage } from './card-message';
import { FileMessage } from './file-message';
import { VideoMessage } from './video-message';
import { VoiceMessage } from './voice-message';

interface Props {
  media: ShownMedia;
  /** Who sent it, for those who do not see it. */
  author: string;
  /** Of the upload, 0 to 1. */
  progress: number | undefined;
}

/** A document, a voice message, a video or a card in the conversation. */
export function MediaMessage({ media, author, progress }: Props) {
  switch (media.type) {
    case 'file':
      return <FileMessage file={media} progress={progress} />;
    case 'voice':
      return <VoiceMessage voice={media} author={author} />;
    case 'video':
      return <VideoMessage video={media} author={author} progress={progress} />;
    case 'card':
      return <CardMessage card={media} author={author} />;
  }
}
