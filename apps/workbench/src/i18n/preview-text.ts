import { IMAGE_PREVIEW } from '@ccc/protocol';
import type { Translate } from './translate';

/** The last words of a session, with what stands for a picture in the agent's language. */
export function previewText(text: string, t: Translate): string {
  return text === IMAGE_PREVIEW ? t('tasks.picture') : text;
}
