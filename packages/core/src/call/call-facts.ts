import { previewOf, type SessionEvent } from '@ccc/protocol';
import type { CallEvent } from './call-machine';

/** What a fact of the session means for the customer's call; nothing: it does not concern it. */
export function callEventOf(event: SessionEvent): CallEvent | undefined {
  switch (event.name) {
    case 'session.started':
      return event.data.media === undefined ? { type: 'wordsOnly' } : undefined;
    case 'call.started': {
      const { call, media, isRecorded } = event.data;
      return { type: 'started', call, media, ...(isRecorded ? { isRecorded } : {}) };
    }
    case 'message.sent': {
      const { content } = event.data;
      if (event.actor.kind !== 'system' || content.type === 'recalled') return undefined;
      const text = content.type === 'text' ? content.text : previewOf(content);
      return { type: 'said', text, at: event.at };
    }
    case 'session.queued':
      return { type: 'queued', ahead: event.data.ahead };
    case 'session.unqueued':
      return { type: 'unqueued' };
    // Facts of the inside reach the customer without their matter; that they happened is enough.
    case 'offer.made':
      return { type: 'offered' };
    case 'offer.expired':
    case 'offer.declined':
    case 'offer.withdrawn':
      return { type: 'withdrawn' };
    case 'agent.accepted':
      return { type: 'accepted', agent: event.data.agent };
    case 'call.answered':
      return { type: 'answered', at: event.at };
    case 'call.held':
      return { type: 'held', isHeld: event.data.isHeld };
    case 'call.widened':
      return { type: 'widened' };
    case 'call.cameraSet':
      return { type: 'camera', side: event.data.side, isOn: event.data.isOn };
    case 'call.ended': {
      const { closeBy, reason, durationMs } = event.data;
      return { type: 'callEnded', closeBy, reason, durationMs };
    }
    case 'session.ended':
      return { type: 'sessionEnded', closeBy: event.data.closeBy, at: event.at };
    default:
      return undefined;
  }
}
