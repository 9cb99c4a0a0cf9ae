import type { UploadKind } from '@ccc/protocol';
import { DocumentInspector } from './document-inspector';
import { extensionOf } from './extension';
import { PictureInspector } from './picture-inspector';
import { VideoInspector } from './video-inspector';
import { VoiceInspector } from './voice-inspector';

/** What the bytes of an upload say of it. */
export interface Measured {
  mime: string;
  /** Pixels, as it is to be shown. */
  width?: number;
  height?: number;
  durationMs?: number;
}

/**
 * Reads an upload as it passes by. Both methods throw the `CccError` that says why it is not taken:
 * `file.kindMismatch`, `file.tooManyPixels`, `file.tooLong`; the sooner, the less is sent in vain.
 */
export interface Inspector {
  push(chunk: Buffer): void;
  /** The last byte was pushed. */
  end(): Measured;
}

/**
 * What watches over uploads of a kind.
 * @param fileName As its sender calls it; an extension must fit what the bytes say.
 */
export function inspectorOf(kind: UploadKind, fileName: string): Inspector {
  const extension = extensionOf(fileName);
  switch (kind) {
    case 'image':
      return new PictureInspector(extension);
    case 'file':
      return new DocumentInspector(extension);
    case 'voice':
      return new VoiceInspector(extension);
    case 'video':
      return new VideoInspector(extension);
  }
}
