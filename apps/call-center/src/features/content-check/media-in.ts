import type { FileId, MessageContent } from '@ccc/protocol';
import type { Append } from '../../store/session-log';
import type { MediaMessage } from '../../store/media-checks';

/** The messages of customers among these facts that show a picture or can be heard. */
export function mediaIn({ session, expectedSeq, events }: Append): MediaMessage[] {
  return events.flatMap(({ name, actor, data }, index) => {
    if (name !== 'message.sent' || actor.kind !== 'customer') return [];
    const file = mediaOf(data.content);
    return file === undefined ? [] : [{ session, seq: expectedSeq + 1 + index, file }];
  });
}

/** Of a video WeChat judges only the picture before it. */
function mediaOf(content: MessageContent): FileId | undefined {
  switch (content.type) {
    case 'image':
    case 'voice':
      return content.file;
    case 'video':
      return content.poster;
    default:
      return undefined;
  }
}
