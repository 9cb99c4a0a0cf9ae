/** Which way the media goes that a component is about. */
export type Direction = 'outbound' | 'inbound';

/** `detail.info` of `bindnetstatus`, as far as a browser knows it. */
export interface NetInfo {
  /** kbps */
  readonly videoBitrate: number;
  /** kbps */
  readonly audioBitrate: number;
  readonly videoFPS: number;
  /** kbps */
  readonly netSpeed: number;
  /** Milliseconds. */
  readonly netJitter: number;
  /** 0 unknown, 1 best … 6 unusable; from loss, delay and jitter. */
  readonly netQualityLevel: number;
  readonly videoWidth: number;
  readonly videoHeight: number;
}

/** One reading; the difference of two makes a {@link NetInfo}. */
export interface Reading {
  readonly atMs: number;
  readonly audioBytes: number;
  readonly videoBytes: number;
  readonly received: number;
  readonly lost: number;
  /** Of what went out, as the other end says; 0 to 1. */
  readonly remoteLoss: number;
  readonly jitterMs: number;
  readonly roundTripMs: number;
  readonly videoFPS: number;
  readonly videoWidth: number;
  readonly videoHeight: number;
  /** 0 to 1. */
  readonly audioLevel: number;
  readonly audioEnergy: number;
  readonly framesDecoded: number;
  readonly framesSent: number;
}

type Fields = Readonly<Record<string, unknown>>;

const number = (fields: Fields, name: string): number => {
  const value = fields[name];
  return typeof value === 'number' ? value : 0;
};

/** Reads what matters out of `RTCPeerConnection.getStats()`. */
export function readStats(report: Iterable<[string, Fields]>, direction: Direction): Reading {
  const all = [...report].map(([, fields]) => fields);
  const find = (type: string, kind?: string): Fields =>
    all.find((one) => one['type'] === type && (kind === undefined || one['kind'] === kind)) ?? {};
  const audio = find(`${direction}-rtp`, 'audio');
  const video = find(`${direction}-rtp`, 'video');
  const remote = find('remote-inbound-rtp', 'audio');
  const pair = all.find((one) => one['type'] === 'candidate-pair' && one['nominated'] === true);
  const bytes = direction === 'outbound' ? 'bytesSent' : 'bytesReceived';
  const sound = direction === 'outbound' ? find('media-source', 'audio') : audio;
  return {
    atMs: number(audio, 'timestamp') || number(pair ?? {}, 'timestamp'),
    audioBytes: number(audio, bytes),
    videoBytes: number(video, bytes),
    received: number(audio, 'packetsReceived') + number(video, 'packetsReceived'),
    lost: number(audio, 'packetsLost') + number(video, 'packetsLost'),
    remoteLoss: direction === 'outbound' ? number(remote, 'fractionLost') : 0,
    jitterMs: number(direction === 'outbound' ? remote : audio, 'jitter') * 1000,
    roundTripMs: number(pair ?? {}, 'currentRoundTripTime') * 1000,
    videoFPS: number(video, 'framesPerSecond'),
    videoWidth: number(video, 'frameWidth'),
    videoHeight: number(video, 'frameHeight'),
    audioLevel: number(sound, 'audioLevel'),
    audioEnergy: number(sound, 'totalAudioEnergy'),
    framesDecoded: number(video, 'framesDecoded'),
    framesSent: number(video, 'framesSent'),
  };
}

/** Worst values at which a level still holds. */
const LEVELS: readonly (readonly [loss: number, roundTripMs: number, jitterMs: number])[] = [
  [0.01, 100, 30],
  [0.03, 200, 50],
  [0.08, 400, 100],
  [0.2, 800, 200],
  [0.5, 2000, 1000],
];

/** From here on talking is hard; the components warn. */
export const WEAK_LEVEL = 5;

function qualityLevel(loss: number, roundTripMs: number, jitterMs: number): number {
  const fitting = LEVELS.findIndex(([l, r, j]) => loss <= l && roundTripMs <= r && jitterMs <= j);
  return fitting < 0 ? LEVELS.length + 1 : fitting + 1;
}

/** What happened between two readings. */
export function netInfo(before: Reading, now: Reading): NetInfo {
  const elapsedMs = Math.max(1, now.atMs - before.atMs);
  const kbps = (bytes: number): number => Math.round(Math.max(0, bytes * 8) / elapsedMs);
  const audioBitrate = kbps(now.audioBytes - before.audioBytes);
  const videoBitrate = kbps(now.videoBytes - before.videoBytes);
  const lost = Math.max(0, now.lost - before.lost);
  const passed = Math.max(0, now.received - before.received);
  const loss = Math.max(now.remoteLoss, lost === 0 ? 0 : lost / (lost + passed));
  return {
    videoBitrate,
    audioBitrate,
    videoFPS: Math.round(now.videoFPS),
    netSpeed: audioBitrate + videoBitrate,
    netJitter: Math.round(now.jitterMs),
    netQualityLevel: qualityLevel(loss, now.roundTripMs, now.jitterMs),
    videoWidth: now.videoWidth,
    videoHeight: now.videoHeight,
  };
}
