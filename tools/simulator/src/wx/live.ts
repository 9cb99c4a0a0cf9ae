import { ownerOf } from '../runtime/dom';
import { nodeOf } from '../runtime/event-object';
import type { Host } from '../runtime/host';
import { appListeners } from './app-signal';
import { findLive, liveContext } from './live-context';

/** Contexts of `<live-pusher>` and `<live-player>`, and what takes the sound from them. */
export function liveApis(host: Host) {
  const began = appListeners(host, host.phoneCall.began, () => ({}));
  const ended = appListeners(host, host.phoneCall.ended, () => ({}));
  return {
    createLivePusherContext: () => {
      const root = host.pages.top?.view.root;
      return liveContext(host, 'live-pusher', () => findLive(root, 'live-pusher', () => true));
    },
    createLivePlayerContext: (id: string, component?: unknown) => {
      const page = host.pages.top;
      const scope = nodeOf(component ?? page?.caller);
      const isMeant = (element: Element): boolean =>
        element.getAttribute('wx-id') === id &&
        ownerOf(element)?.ownerShadowRoot?.getHostNode() === scope;
      return liveContext(host, 'live-player', () =>
        findLive(page?.view.root, 'live-player', isMeant),
      );
    },
    onAudioInterruptionBegin: began.on,
    offAudioInterruptionBegin: began.off,
    onAudioInterruptionEnd: ended.on,
    offAudioInterruptionEnd: ended.off,
  };
}
