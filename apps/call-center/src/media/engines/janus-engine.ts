import { CccError } from '@ccc/protocol';
import { badOffer } from '../media-fault';
import type { MediaKind, OfferedMedia } from '../sdp/offer';
import { JanusLine, type LineEvent } from './janus/janus-line';
import { JanusRefusal } from './janus/janus-message';
import { janusOffer, janusSsrcs, plainAnswer, plainPlaces } from './janus/janus-sdp';
import type { JanusHandle, JanusSettings } from './janus/janus-session';
import { RtpPorts } from './janus/rtp-ports';
import type {
  EndpointHandlers,
  LocalTransport,
  RemoteTransport,
  RtpEndpoint,
  RtpEngine,
  TransportAddress,
} from './rtp-engine';
import { transportOf } from './transport-sdp';

/** What the NoSIP plugin says when it has no port left: JANUS_NOSIP_ERROR_IO_ERROR. */
const NO_PORTS = 448;

/**
 * Janus, a process of its own: ICE, DTLS and SRTP are there, its NoSIP plugin hands plain RTP to this
 * service. It makes the reports and repairs itself.
 *
 * @param port UDP port for RTP from Janus, and the one above for RTCP; 0 takes free ones
 * @param onLine hears when Janus goes, and comes again; its legs are closed by then
 * @throws CccError `config.portInUse`, `config.invalid`
 */
export async function openJanusEngine(
  settings: JanusSettings & { port: number },
  onLine: (event: LineEvent) => void,
): Promise<RtpEngine> {
  const line = await JanusLine.open(settings, onLine);
  try {
    const ports = await RtpPorts.open(line.session.localAddress, settings.port);
    return {
      name: 'janus',
      accept: (remote, media, handlers) => accept(line, ports, { remote, media }, handlers),
      close: async () => {
        await line.close();
        await ports.close();
      },
    };
  } catch (error) {
    await line.close();
    throw error;
  }
}

interface Taken {
  remote: RemoteTransport;
  media: readonly OfferedMedia[];
}

/** `opening` → `waiting` → `connected`, and from each to `closed`. */
type EndpointState = 'opening' | 'waiting' | 'connected' | 'closed';

async function accept(
  line: JanusLine,
  ports: RtpPorts,
  taken: Taken,
  handlers: EndpointHandlers,
): Promise<RtpEndpoint> {
  if (taken.media.some(isUnnamed)) throw badOffer('no a=ssrc, by which Janus tells streams apart');
  const leg = { state: 'opening' as EndpointState };
  const connect = (): void => {
    if (leg.state !== 'waiting') return;
    leg.state = 'connected';
    handlers.onConnected();
  };
  const handle = await refusedAsFault(
    line.session.attach((event) => {
      if (event === 'webrtcup') connect();
      if (event !== 'hangup' && event !== 'detached') return;
      const wasOpen = leg.state === 'waiting' || leg.state === 'connected';
      leg.state = 'closed';
      if (wasOpen) handlers.onClosed();
    }),
  );
  const stops: Array<() => void> = [];
  const close = async (): Promise<void> => {
    leg.state = 'closed';
    stops.splice(0).forEach((stop) => stop());
    await handle.detach();
  };
  try {
    const { local, places } = await refusedAsFault(negotiate(handle, taken, ports.own));
    if (leg.state === 'closed') throw new CccError('media.away');
    leg.state = 'waiting';
    stops.push(
      ...Object.values(places).map((place) =>
        ports.listen(place, (packet) => {
          // It may overtake the word of Janus.
          connect();
          if (leg.state === 'connected') handlers.onPacket(packet);
        }),
      ),
    );
    return {
      local,
      send: (packet, kind) => {
        const place = places[kind];
        if (place && leg.state === 'connected') ports.send(packet, place);
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Whose stream Janus would not know: it sends, and does not say under what. */
function isUnnamed({ ssrc, direction }: OfferedMedia): boolean {
  return ssrc === null && (direction === 'sendrecv' || direction === 'sendonly');
}

/** The client's offer becomes Janus' plain one, and the answer to that one the answer to the client. */
async function negotiate(
  handle: JanusHandle,
  { remote, media }: Taken,
  own: TransportAddress,
): Promise<{ local: LocalTransport; places: Partial<Record<MediaKind, TransportAddress>> }> {
  const sdp = janusOffer(remote, media);
  const generated = await handle.ask({ request: 'generate' }, { type: 'offer', sdp });
  const places = plainPlaces(generated.plugindata?.data.result?.sdp ?? '');
  const answer = { type: 'answer', sdp: plainAnswer(media, own) };
  const processed = await handle.ask({ request: 'process', ...answer });
  const answered = processed.jsep?.sdp ?? '';
  const transport = transportOf(
    answered
      .split(/(?=^m=)/m)
      .slice(0, 2)
      .join(''),
  );
  if (!transport) throw new Error('Janus made no complete description');
  if (transport.addresses.length === 0) throw new CccError('media.full');
  return { local: { ...transport, ssrcs: janusSsrcs(answered) }, places };
}

async function refusedAsFault<Result>(asked: Promise<Result>): Promise<Result> {
  try {
    return await asked;
  } catch (origin) {
    if (origin instanceof CccError) throw origin;
    const isFull = origin instanceof JanusRefusal && origin.code === NO_PORTS;
    throw new CccError(isFull ? 'media.full' : 'media.away', { origin });
  }
}
