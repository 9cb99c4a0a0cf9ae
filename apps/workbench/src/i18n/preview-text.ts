import type { Translate } from './translate';

const SIGN = /^\[(image|file|voice|video|card|recalled|removed)\]/;

type PreviewKind = 'image' | 'file' | 'voice' | 'video' | 'card' | 'recalled' | 'removed';

/** The last words of a session, with what stands for a picture and the like in the agent's language. */
export function previewText(text: string, t: Translate): string {
  return text.replace(SIGN, (_sign, kind: PreviewKind) => t(`preview.${kind}`));
}
