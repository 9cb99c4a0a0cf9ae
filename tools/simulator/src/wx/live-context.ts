import { builtinAt } from '../builtins/live';
import type { Host } from '../runtime/host';
import { ApiFailure, asyncApi } from './api';
import type { ApiOptions, ApiResult } from './api';

/** What a context does, by the name of its method. */
export type LiveOperations = Readonly<
  Record<string, (options: ApiOptions) => ApiResult | Promise<ApiResult>>
>;

/** The two components and what their contexts can do here; the rest of WeChat's list says so when called. */
const KINDS = {
  'live-pusher': {
    api: 'operateLivePusher',
    methods: `start stop pause resume switchCamera toggleTorch snapshot setMICVolume startPreview
      stopPreview`,
    missing: `applyBlusherStickMakeup applyEyeBrowMakeup applyEyeShadowMakeup applyFaceContourMakeup
      applyFilter applyLipStickMakeup applySticker clearFilters clearMakeups clearStickers
      createOffscreenCanvas exitPictureInPicture getMaxZoom onCustomRendererEvent pauseBGM playBGM resumeBGM
      sendMessage setBGMVolume setZoom stopBGM`,
  },
  'live-player': {
    api: 'operateLivePlayer',
    methods: 'play stop mute pause resume requestFullScreen exitFullScreen snapshot',
    missing: `exitCasting exitPictureInPicture reconnectCasting requestPictureInPicture startCasting
      switchCasting`,
  },
} as const;

export type LiveTag = keyof typeof KINDS;

const names = (text: string): string[] => text.trim().split(/\s+/);

/**
 * `LivePusherContext` or `LivePlayerContext`. The component is looked up at each call, since apps make the
 * context before it is drawn.
 */
export function liveContext(
  host: Host,
  tag: LiveTag,
  find: () => LiveOperations | undefined,
): Record<string, unknown> {
  const { api, methods, missing } = KINDS[tag];
  const call = (name: string) =>
    asyncApi(host, api, (options) => {
      const operation = find()?.[name];
      if (operation === undefined) throw new ApiFailure(`no <${tag}> on the page`);
      return operation(options);
    });
  const refuse = (name: string) => () => {
    const message = `${tag} context: ${name}() is not available in the simulator`;
    host.problems.report({ code: 'api.unavailable', severity: 'error', message });
    throw new Error(message);
  };
  return Object.fromEntries([
    ...names(methods).map((name) => [name, call(name)]),
    ...names(missing).map((name) => [name, refuse(name)]),
  ]) as Record<string, unknown>;
}

/** The drawn component with this tag, and id when one is given, inside `root`. */
export function findLive(
  root: Element | undefined,
  tag: LiveTag,
  belongs: (element: Element) => boolean,
) {
  const element = [...(root?.querySelectorAll(`wx-${tag}`) ?? [])].find(belongs) ?? null;
  return builtinAt(element)?.view.operations?.();
}
