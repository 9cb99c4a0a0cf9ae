import { CccError } from '@ccc/protocol';
import {
  defaultPeerConfig,
  isMedia,
  isRtcp,
  ProtectionProfileAeadAes128Gcm,
  ProtectionProfileAes128CmHmacSha1_80,
  RTCDtlsFingerprint,
  RTCDtlsParameters,
  RTCDtlsTransport,
  RTCIceGatherer,
  RTCIceParameters,
  RTCIceTransport,
  RtpPacket,
} from 'werift';
import { loneAddress } from './lone-address';
import type {
  EndpointHandlers,
  LocalTransport,
  RemoteTransport,
  RtpEndpoint,
  RtpEngine,
} from './rtp-engine';

/** How many ports from `mediaPort` upward legs may take, as each needs one of its own. */
const PORTS = 200;

/**
 * werift: pure JavaScript, for platforms without a binary of libdatachannel. Each leg takes a port of
 * its own, and about twice the processor time.
 *
 * @param port 0 takes free ones, else {@link PORTS} from there upward
 */
export async function openWeriftEngine(port: number): Promise<RtpEngine> {
  await RTCDtlsTransport.SetupCertificate();
  return {
    name: 'werift',
    accept: (remote, _media, handlers) => accept(port, remote, handlers),
    close: async () => undefined,
  };
}

/** Gives decrypted packets as they are; werift itself would parse them, and drop what it does not know. */
class PacketTransport extends RTCDtlsTransport {
  onPacket: (packet: Buffer) => void = () => undefined;

  override startSrtp(): void {
    if (this.srtpStarted) return;
    this.srtpStarted = true;
    this.updateSrtpSession();
    this.iceTransport.connection.onData.subscribe((data) => {
      if (!isMedia(data)) return;
      const packet = this.decrypted(data);
      if (packet) this.onPacket(packet);
    });
  }

  sendPacket(packet: Buffer): void {
    if (this.state !== 'connected') return;
    if (isRtcp(packet)) {
      void this.iceTransport.connection.send(this.srtcp.encrypt(packet));
    } else {
      const { header, payload } = RtpPacket.deSerialize(packet);
      void this.sendRtp(payload, header);
    }
  }

  private decrypted(data: Buffer): Buffer | null {
    try {
      return isRtcp(data) ? this.srtcp.decrypt(data) : this.srtp.decrypt(data);
    } catch {
      // Forged, repeated or mangled: as good as lost, and counted as such.
      return null;
    }
  }
}

async function accept(
  port: number,
  remote: RemoteTransport,
  handlers: EndpointHandlers,
): Promise<RtpEndpoint> {
  const gatherer = new RTCIceGatherer({
    ...(port === 0 ? {} : { portRange: [port, port + PORTS - 1] }),
    additionalHostAddresses: [loneAddress() ?? []].flat(),
  });
  // werift would ask a public STUN server otherwise.
  gatherer.connection.stunServer = undefined;
  gatherer.connection.iceControlling = false;
  const ice = new RTCIceTransport(gatherer);
  const dtls = new PacketTransport(defaultPeerConfig, ice, RTCDtlsTransport.localCertificate, [
    ProtectionProfileAeadAes128Gcm,
    ProtectionProfileAes128CmHmacSha1_80,
  ]);
  let isOpen = true;
  const close = async (): Promise<void> => {
    isOpen = false;
    dtls.dtls?.close();
    await dtls.stop();
  };
  const gone = (): void => {
    if (!isOpen) return;
    void close();
    handlers.onClosed();
  };
  dtls.onPacket = (packet) => {
    if (isOpen) handlers.onPacket(packet);
  };
  dtls.onStateChange.subscribe((state) => {
    if (!isOpen) return;
    if (state === 'connected') handlers.onConnected();
    if (state === 'closed' || state === 'failed') gone();
  });
  ice.onStateChange.subscribe((state) => {
    if (state === 'closed' || state === 'failed') gone();
  });
  dtls.role = remote.setup === 'active' ? 'server' : 'client';
  dtls.setRemoteParams(remoteDtls(remote));
  ice.setRemoteParams(
    new RTCIceParameters({
      iceLite: false,
      usernameFragment: remote.iceUfrag,
      password: remote.icePwd,
    }),
  );
  await ice.gather();
  if (ice.localCandidates.length === 0) {
    await close();
    throw new CccError('media.full');
  }
  void ice
    .start()
    .then(() => (isOpen ? dtls.start() : undefined))
    .catch(gone);
  return {
    local: localOf(dtls),
    send: (packet) => {
      if (isOpen) dtls.sendPacket(packet);
    },
    close,
  };
}

function remoteDtls({ fingerprint, setup }: RemoteTransport): RTCDtlsParameters {
  const role = setup === 'active' ? 'client' : setup === 'passive' ? 'server' : 'auto';
  return new RTCDtlsParameters(
    [new RTCDtlsFingerprint(fingerprint.algorithm, fingerprint.value)],
    role,
  );
}

function localOf(dtls: RTCDtlsTransport): LocalTransport {
  const { localParameters, localCandidates } = dtls.iceTransport;
  const [fingerprint] = dtls.localParameters.fingerprints;
  if (!fingerprint) throw new Error('werift has no certificate');
  return {
    iceUfrag: localParameters.usernameFragment,
    icePwd: localParameters.password,
    fingerprint: { algorithm: fingerprint.algorithm, value: fingerprint.value },
    setup: dtls.role === 'server' ? 'passive' : 'active',
    addresses: localCandidates.map(({ ip, port }) => ({ address: ip, port })),
  };
}
