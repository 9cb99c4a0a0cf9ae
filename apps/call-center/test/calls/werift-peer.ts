import { MediaStreamTrack, RTCPeerConnection, RTCRtpCodecParameters } from 'werift';
import { loneAddress } from '../../src/media/engines/lone-address';
import { buildRtp } from '../../src/media/rtp/rtp-packet';
import type { HeardPacket, Peer } from './peer';

/** werift as a client: a whole WebRTC stack that is not the service's. */
export function weriftPeer(): Peer {
  const codec = new RTCRtpCodecParameters({
    mimeType: 'audio/opus',
    clockRate: 48_000,
    channels: 2,
    payloadType: 96,
  });
  const connection = new RTCPeerConnection({
    codecs: { audio: [codec] },
    iceServers: [],
    iceAdditionalHostAddresses: [loneAddress() ?? []].flat(),
  });
  const track = new MediaStreamTrack({ kind: 'audio' });
  const transceiver = connection.addTransceiver(track, { direction: 'sendrecv' });
  for (const { connection: ice } of connection.iceTransports) ice.stunServer = undefined;
  const heard: HeardPacket[] = [];
  connection.onTrack.subscribe((incoming) =>
    incoming.onReceiveRtp.subscribe(({ header, payload }) => {
      const { payloadType, sequenceNumber, timestamp, ssrc } = header;
      heard.push({ payloadType, sequenceNumber, timestamp, ssrc, payload });
    }),
  );
  let count = 0;
  return {
    heard,
    offer: async () => {
      await connection.setLocalDescription(await connection.createOffer());
      return connection.localDescription?.sdp ?? '';
    },
    accept: async (sdp) => {
      const isConnected = new Promise<void>((resolve) =>
        connection.connectionStateChange.subscribe((state) => {
          if (state === 'connected') resolve();
        }),
      );
      await connection.setRemoteDescription({ type: 'answer', sdp });
      await isConnected;
    },
    say: (payload) => {
      count += 1;
      const { ssrc } = transceiver.sender;
      const header = {
        payloadType: 96,
        marker: false,
        sequenceNumber: count,
        timestamp: count * 960,
      };
      track.writeRtp(buildRtp({ ...header, ssrc, payload }));
    },
    close: () => connection.close(),
  };
}
