import type { CallMedia, Side } from '@ccc/protocol';

/** Who shows a picture in a call. */
export type Cameras = Readonly<Record<Side, boolean>>;

/** How a call begins: with both pictures, or by voice. */
export function camerasOf(media: CallMedia): Cameras {
  return { customer: media === 'video', agent: media === 'video' };
}

/**
 * Another agent is in it, and shows a picture as well, unless the call goes on by voice.
 * @param isWidened It began as one of voices: then they show none before they say so.
 */
export function camerasOfNext({ customer, agent }: Cameras, isWidened = false): Cameras {
  return { customer, agent: !isWidened && (customer || agent) };
}
