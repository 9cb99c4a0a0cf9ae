import type { MessageItem } from '@ccc/core';
import type { MediaBlock } from '@ccc/ui';

/** What is known of voice messages here: which one is heard now, and which were before. */
export interface Ear {
  playing: string | undefined;
  hasHeard(key: string): boolean;
}

/** What the bubble shows in place of words and pictures; null: it is either. */
export function mediaBlockOf({ key, content, isOwn }: MessageItem, ear: Ear): MediaBlock | null {
  switch (content.type) {
    case 'file':
      return { kind: 'file', name: content.name, bytes: content.bytes };
    case 'voice': {
      const seconds = Math.max(1, Math.round(content.durationMs / 1000));
      const isUnread = !isOwn && !ear.hasHeard(key);
      return { kind: 'voice', seconds, isUnread, isPlaying: ear.playing === key };
    }
    case 'video': {
      const { posterUrl, width, height, durationMs = 0 } = content;
      return { kind: 'video', posterUrl, width, height, durationMs };
    }
    case 'card': {
      const { title, note = '', price = '', imageUrl = '', path, url } = content;
      const isLink = path !== undefined || url !== undefined;
      return { kind: 'card', title, note, price, imageUrl, isLink };
    }
    default:
      return null;
  }
}
