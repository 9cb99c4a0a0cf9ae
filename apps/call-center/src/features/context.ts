import { CALL_LIMITS, LIMITS, type UploadKind } from '@ccc/protocol';
import type { FastifyBaseLogger } from 'fastify';
import type { Bus } from '../bus/bus';
import type { HttpCaller } from '../http-calls/http-caller';
import type { FileStore } from '../files/file-store';
import type { CustomerPage } from '../config/customer-pages';
import type { IceServerSetting } from '../config/ice-servers';
import type { MediaProvider } from '../media/media-provider';
import type { TrtcTickets } from '../media/trtc/trtc-tickets';
import type { SpeechProvider } from '../speech/speech-provider';
import type { Store } from '../store/store';
import type { FileLinks } from './files/file-links';

/** What a feature of the service works with; nothing reaches for a clock, an id or a log otherwise. */
export interface ServiceContext {
  store: Store;
  bus: Bus;
  files: FileStore;
  fileLinks: FileLinks;
  /** Makes the calls of service flows. */
  callHttp: HttpCaller;
  /** Pages beside a conversation. */
  customerPages: readonly CustomerPage[];
  /** Carries calls. Absent: somebody else does (`trtc`), or nobody. */
  media?: MediaProvider | undefined;
  /** Lets the sides of calls into rooms of TRTC, which then carries them in place of `media`. */
  trtc?: TrtcTickets | undefined;
  /** Speaks what flows say in calls. Absent: callers read it. */
  speech?: SpeechProvider | undefined;
  /** Where recordings of calls are written, and whether calls that begin now are recorded. Absent: none is. */
  recordings?: { dir: string; isOn: boolean; isMixed?: boolean } | undefined;
  /** What goes with tickets into calls. */
  iceServers: readonly IceServerSetting[];
  /** Milliseconds since 1970. */
  now(): number;
  /** A new id, never seen before: 22 characters. */
  newId(): string;
  /** This process among several on one store. */
  node: string;
  log: FastifyBaseLogger;
  limits: ServiceLimits;
}

/** Times and sizes that a test may want smaller; the wire's own are `LIMITS` of the protocol. */
export interface ServiceLimits {
  /** A customer's login. @default 7 days */
  customerTokenMs: number;
  /** An agent's login. @default 12 hours */
  agentTokenMs: number;
  /** From the ticket to the `hello`. @default 60 s */
  ticketMs: number;
  /** From the opening of a socket to its `hello`. @default 10 s */
  helloTimeoutMs: number;
  /** Silence after which a connection is closed. @default `LIMITS.idleTimeoutMs` */
  idleTimeoutMs: number;
  /** What a connection may say at once, and per second in the long run. @default 100, 50 */
  burstFrames: number;
  framesPerSecond: number;
  /** Bytes that may wait for a slow client before it is let go. @default 1 MiB */
  sendBufferBytes: number;
  /** How often lost hints are made up for. @default 1 s */
  sweepMs: number;
  /** An agent's presence, and how often it is renewed. @default 15 s, 5 s */
  leaseMs: number;
  leaseRenewMs: number;
  /** Customer logins from one address in a minute: many share one. @default 600 */
  customerLoginsPerMinute: number;
  /** Logins of one agent from one address in a minute. @default 60 */
  agentLoginsPerMinute: number;
  /** One upload, by what it is to become. @default `LIMITS.uploadMaxBytes` */
  uploadMaxBytes: Readonly<Record<UploadKind, number>>;
  /** What one person may upload in 24 hours. @default 500 MiB */
  filesPerDayBytes: number;
  /** Age at which a file that was not sent is removed, and how often that is looked for. @default a day, 10 min */
  orphanFileMs: number;
  orphanSweepMs: number;
  /** Age past its end at which a completed session is removed; 0: never. @default 0 */
  retentionMs: number;
  /** Age at which a recording is removed, before its session; 0: with it. @default 0 */
  recordingRetentionMs: number;
  /** How often either is looked for. @default 10 min */
  retentionSweepMs: number;
  /** After so long without another page a recording was left by a process that is gone. @default 1 min */
  recordingAbandonedMs: number;
  /** How long customers wait in a group of whom nobody is online any more; 0: until somebody is. @default 60 s */
  emptyQueueMs: number;
  /** How long an ended session may wait for its completion (话后整理); 0: as long as it takes. @default 0 */
  wrapUpMs: number;
  /** How long a side of a call may be gone. @default `CALL_LIMITS.graceMs` */
  callGraceMs: number;
}

export const DEFAULT_LIMITS: ServiceLimits = {
  customerTokenMs: 7 * 86_400_000,
  agentTokenMs: 12 * 3_600_000,
  ticketMs: 60_000,
  helloTimeoutMs: 10_000,
  idleTimeoutMs: LIMITS.idleTimeoutMs,
  burstFrames: 100,
  framesPerSecond: 50,
  sendBufferBytes: 1 << 20,
  sweepMs: 1000,
  leaseMs: 15_000,
  leaseRenewMs: 5000,
  customerLoginsPerMinute: 600,
  agentLoginsPerMinute: 60,
  uploadMaxBytes: LIMITS.uploadMaxBytes,
  filesPerDayBytes: 500 * 1024 * 1024,
  orphanFileMs: 86_400_000,
  orphanSweepMs: 600_000,
  retentionMs: 0,
  recordingRetentionMs: 0,
  recordingAbandonedMs: 60_000,
  retentionSweepMs: 600_000,
  emptyQueueMs: 60_000,
  wrapUpMs: 0,
  callGraceMs: CALL_LIMITS.graceMs,
};
