import { CccError } from '@ccc/protocol';
import type { LegWay } from '../../../../call/leg-port';
import type { CallHost } from '../call-host';
import type { LineHandlers, MediaLine } from '../media-line';
import { loadSdk } from './load-sdk';
import type { TrtcRoom } from './trtc-sdk';

/**
 * Through a room of TRTC. Its SDK plays what is said there by itself, and comes back by itself from a short
 * loss; of the others in a room only the one of the ticket is heard and seen.
 */
export function openTrtcLine(
  host: CallHost,
  { ticket, sdkUrl }: Extract<LegWay, { kind: 'trtc' }>,
  begins: { tell: LineHandlers; isApart: boolean },
): MediaLine {
  const { tell } = begins;
  const { userId, otherUserId } = ticket;
  const theirPicture = { userId: otherUserId, streamType: 'main' } as const;
  let { isApart } = begins;
  let life: 'open' | 'closed' = 'open';
  let room: TrtcRoom | undefined;
  /** What is to be sent, and whether the SDK has been told of a picture. */
  let video: MediaStreamTrack | null = null;
  let isShowing = false;
  let isOtherShown = false;
  /** The SDK wants one thing after another. */
  let work: Promise<void> = Promise.resolve();

  function close(): void {
    if (life === 'closed') return;
    life = 'closed';
    const left = room;
    if (!left) return;
    // What it still does ends first; afterwards there is nobody to be told.
    void work
      .catch(() => undefined)
      .then(() => left.exitRoom())
      .catch(() => undefined)
      .then(() => left.destroy());
  }

  function lose(error: CccError): void {
    if (life === 'closed') return;
    close();
    tell.onLost(error);
  }

  /** Does it in the room after all that was to be done before; without a room, nothing. */
  function next(step: (entered: TrtcRoom) => Promise<void>): Promise<void> {
    const entered = room;
    if (!entered) return Promise.resolve();
    work = work.then(async () => {
      try {
        if (life === 'open') await step(entered);
      } catch (error) {
        throw new CccError('connection.lost', { origin: error });
      }
    });
    work.catch(lose);
    return work;
  }

  async function showOwn(entered: TrtcRoom): Promise<void> {
    const wanted = isApart ? null : video;
    if (wanted) {
      const what = { option: { videoTrack: wanted } };
      await (isShowing ? entered.updateLocalVideo(what) : entered.startLocalVideo(what));
    } else if (isShowing) await entered.stopLocalVideo();
    isShowing = wanted !== null;
  }

  async function showTheirs(entered: TrtcRoom): Promise<void> {
    if (!isOtherShown) return tell.onRemote([]);
    if (isApart) {
      await entered.stopRemoteVideo(theirPicture);
      return tell.onRemote([]);
    }
    await entered.startRemoteVideo({ ...theirPicture, view: null });
    const track = entered.getVideoTrack(theirPicture);
    if (life === 'open') tell.onRemote(track ? [track] : []);
  }

  const hearTheirs = (entered: TrtcRoom) => entered.muteRemoteAudio(otherUserId, isApart);

  function listen(entered: TrtcRoom): void {
    const isTheirs = (event: { userId: string; streamType?: string }) =>
      event.userId === otherUserId && event.streamType !== 'sub';
    entered.on('remote-audio-available', (event) => {
      if (isTheirs(event)) void next(hearTheirs);
    });
    entered.on('remote-video-available', (event) => {
      if (!isTheirs(event)) return;
      isOtherShown = true;
      void next(showTheirs);
    });
    entered.on('remote-video-unavailable', (event) => {
      if (!isTheirs(event)) return;
      isOtherShown = false;
      void next(showTheirs);
    });
    entered.on('network-quality', ({ uplinkLoss, downlinkLoss, uplinkRTT }) => {
      if (life === 'closed') return;
      const lossPercent = Math.max(uplinkLoss, downlinkLoss);
      tell.onQuality({ lossPercent, jitterMs: undefined, roundTripMs: uplinkRTT });
    });
    // Whoever sits in this seat by now has the room; whether that may be is for the service to say.
    entered.on('kicked-out', () => lose(new CccError('media.legGone')));
    entered.on('error', (error) => lose(new CccError('connection.lost', { origin: error })));
  }

  return {
    async open(sends) {
      const sdk = await loadSdk(host, sdkUrl);
      if (life === 'closed') return;
      const entered = sdk.create();
      room = entered;
      video = sends.video ?? null;
      listen(entered);
      const { sdkAppId, userSig, privateMapKey, strRoomId } = ticket;
      await next(() =>
        entered.enterRoom({
          ...{ sdkAppId, userId, userSig, privateMapKey, strRoomId },
          scene: 'rtc',
          autoReceiveAudio: false,
          autoReceiveVideo: false,
          enableAutoPlayDialog: false,
        }),
      );
      const { audio } = sends;
      if (audio) {
        await next(async () => {
          await entered.startLocalAudio({ option: { audioTrack: audio } });
          if (isApart) await entered.updateLocalAudio({ mute: true });
        });
      }
      await next(showOwn);
      await next(async () => tell.onConnected());
    },
    async send(kind, track) {
      if (kind === 'audio') {
        if (track)
          await next((entered) => entered.updateLocalAudio({ option: { audioTrack: track } }));
        return;
      }
      video = track;
      await next(showOwn);
    },
    part(apart) {
      if (apart === isApart) return;
      isApart = apart;
      void next(async (entered) => {
        await entered.updateLocalAudio({ mute: apart });
        await hearTheirs(entered);
        await showOwn(entered);
        await showTheirs(entered);
      });
    },
    close,
  };
}
