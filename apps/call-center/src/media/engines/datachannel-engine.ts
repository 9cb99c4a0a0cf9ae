import type * as NodeDatachannel from 'node-datachannel';
import { claimPort } from './claim-port';
import { loneAddress } from './lone-address';
import type {
  EndpointHandlers,
  LocalTransport,
  RemoteTransport,
  RtpEndpoint,
  RtpEngine,
} from './rtp-engine';
import { offerOf, transportOf } from './transport-sdp';
import { watchPeer } from './watch-peer';

type Library = typeof NodeDatachannel;

/**
 * libdatachannel: every leg on one UDP port.
 *
 * @param port 0 takes a free one
 * @throws when the platform has no binary of it; CccError `config.portInUse`, `config.invalid`
 */
export async function openDatachannelEngine(port: number): Promise<RtpEngine> {
  // Lazily: a platform without its binary must be able to go on without it.
  const library = await import('node-datachannel');
  const own = await claimPort(port);
  // Holds the port between calls; the legs share its socket.
  const listener = new library.IceUdpMuxListener(own, loneAddress());
  return {
    name: 'node-datachannel',
    accept: (remote, _media, handlers) => accept(library, own, remote, handlers),
    close: async () => listener.stop(),
  };
}

async function accept(
  library: Library,
  port: number,
  remote: RemoteTransport,
  handlers: EndpointHandlers,
): Promise<RtpEndpoint> {
  const peer = new library.PeerConnection('leg', {
    iceServers: [],
    bindAddress: loneAddress(),
    enableIceUdpMux: true,
    portRangeBegin: port,
    portRangeEnd: port,
    disableAutoNegotiation: true,
  });
  // With a single track libdatachannel hands it every packet of the transport, whatever its SSRC.
  const media = new library.Audio('0', 'SendRecv');
  media.addOpusCodec(111);
  const track = peer.addTrack(media);
  let isOpen = true;
  let closing: Promise<void> | undefined;
  const end = watchPeer(peer, track, (state) => {
    if (!isOpen) return;
    if (state === 'connected') handlers.onConnected();
    if (state === 'failed' || state === 'disconnected' || state === 'closed') {
      isOpen = false;
      handlers.onClosed();
    }
  });
  const close = (): Promise<void> => {
    isOpen = false;
    closing ??= end();
    return closing;
  };
  track.onMessage((packet) => {
    if (isOpen) handlers.onPacket(packet);
  });
  try {
    const local = await negotiate(peer, remote);
    return {
      local,
      send: (packet) => {
        if (isOpen && track.isOpen()) track.sendMessageBinary(packet);
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function negotiate(
  peer: NodeDatachannel.PeerConnection,
  remote: RemoteTransport,
): Promise<LocalTransport> {
  return new Promise((resolve, reject) => {
    peer.onGatheringStateChange((state) => {
      if (state !== 'complete') return;
      const transport = transportOf(peer.localDescription()?.sdp ?? '');
      if (transport) resolve(transport);
      else reject(new Error('libdatachannel made no complete description'));
    });
    peer.setRemoteDescription(offerOf(remote), 'offer');
    peer.setLocalDescription('answer');
  });
}
