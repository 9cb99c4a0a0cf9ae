import { isIP } from 'node:net';
import { readCustomerPages, type CustomerPage } from './customer-pages';
import { readIceServers, type IceServerSetting } from './ice-servers';

/** Reads the text of a setting; throws an `Error` whose message says what is wrong with it. */
type Parse<Value> = (raw: string) => Value;

interface Setting<Value> {
  parse: Parse<Value>;
  fallback: Value;
}

const setting = <Value>(parse: Parse<Value>, fallback: Value): Setting<Value> => ({
  parse,
  fallback,
});

/**
 * Every setting, once. `busUrl` is `--bus-url` on the command line, `CCC_BUS_URL` in the
 * environment and `busUrl` in the configuration file; the first of these three that is given wins.
 */
export const SETTINGS = {
  /** Address to listen on; `0.0.0.0` for every interface. */
  host: setting(nonEmpty, '127.0.0.1'),
  /** 0 takes any free port. */
  port: setting(integer(0, 65535), 8080),
  /** Directory of the embedded store and of uploaded files; nodes on one `databaseUrl` share the latter, or `files`. */
  data: setting(nonEmpty, '.data'),
  /** `postgres://…`: an existing PostgreSQL in place of the embedded store. */
  databaseUrl: setting<string | undefined>(url('postgres:', 'postgresql:'), undefined),
  databasePoolSize: setting(integer(1, 200), 10),
  /** `nats://…`: needed as soon as there is more than one node. */
  busUrl: setting<string | undefined>(url('nats:', 'tls:', 'ws:', 'wss:'), undefined),
  /** `s3://bucket/prefix`: uploaded files in an S3-compatible store in place of the data directory. */
  files: setting<string | undefined>(bucket, undefined),
  /**
   * Where that store is: `https://minio.example:9000`, or with the bucket in the host
   * `https://{bucket}.oss-cn-hangzhou.aliyuncs.com`. @default AWS, in `filesRegion`
   */
  filesEndpoint: setting<string | undefined>(url('http:', 'https:'), undefined),
  filesRegion: setting(nonEmpty, 'us-east-1'),
  /** The two keys belong into the environment or the file: every user of a machine can read flags. */
  filesAccessKey: setting<string | undefined>(nonEmpty, undefined),
  filesSecretKey: setting<string | undefined>(nonEmpty, undefined),
  /** What clients reach the service by, when that is not the address it listens on. */
  publicUrl: setting<string | undefined>(url('http:', 'https:'), undefined),
  /** Origins of web pages on other hosts that may call the API, separated by commas. */
  corsOrigins: setting<string[]>(list, []),
  /**
   * Up to five pages beside a conversation, as JSON: `[{"title":"订单","url":"https://crm.example.com/?id=${customerId}"}]`.
   * Places: `${customerId}`, `${openid}`, `${nickname}`, `${sessionId}`.
   */
  customerPages: setting<readonly CustomerPage[]>(readCustomerPages, []),
  /** Hosts inside the house that service flows may call (`name` or `name:port`), separated by commas. */
  flowPrivateHosts: setting<string[]>(list, []),
  /** Believe `X-Forwarded-*`: only behind a proxy of one's own. */
  trustProxy: setting(boolean, false),
  /** Where `jscode2session` is asked. @default 'https://api.weixin.qq.com', with `demo` the stand-in */
  wechatUrl: setting<string | undefined>(url('http:', 'https:'), undefined),
  /** `wechat`: what customers write is judged by WeChat's `msgSecCheck` before it is stored. */
  contentCheck: setting(word('off', 'wechat'), 'off'),
  /** Milliseconds that the judgement may take; after that the words go through unchecked. */
  contentCheckTimeoutMs: setting(integer(100, 10_000), 2000),
  /**
   * The token of the mini-program's 消息推送: with it pictures and voice are judged as well, and results
   * taken at `publicUrl`. It belongs into the environment or the file.
   */
  wechatPushToken: setting<string | undefined>(nonEmpty, undefined),
  /** Days after its end that a completed session is kept, with its events and files; 0 keeps all. */
  retentionDays: setting(integer(0, 36_500), 0),
  /** Days that a recording is kept, when its session is kept longer; 0: as long as its session. */
  recordingRetentionDays: setting(integer(0, 36_500), 0),
  /** Seconds that customers wait in a group of whom nobody is online any more, before they are told and their session ends; 0: until somebody is online. */
  emptyQueueSeconds: setting(integer(0, 86_400), 60),
  /** Seconds of 话后整理 after which an ended session is completed by itself; 0 leaves it to the agent. */
  wrapUpSeconds: setting(integer(0, 86_400), 0),
  /** Calls through the service itself, through Tencent's TRTC (docs/trtc.md), or none. */
  media: setting(word('embedded', 'trtc', 'off'), 'embedded'),
  /** `perSide`: sessions that begin as a call from now on are recorded, each side into a file of its own, and both sides are told. `mixed`: with one of all sides besides. */
  callRecording: setting(word('off', 'perSide', 'mixed'), 'off'),
  /**
   * What makes the connections of calls: `datachannel` (libdatachannel) and `werift` within the service, or
   * an existing `janus`. @default libdatachannel, and werift where there is no binary of it
   */
  mediaEngine: setting(word('auto', 'datachannel', 'werift', 'janus'), 'auto'),
  /** `ws://` or `wss://`: the API of that Janus, whose NoSIP plugin is used. */
  janusUrl: setting(url('ws:', 'wss:'), 'ws://127.0.0.1:8188'),
  /** Its `api_secret`. It belongs into the environment or the file. */
  janusApiSecret: setting<string | undefined>(nonEmpty, undefined),
  /** UDP port of all calls; 0 takes any free port. With `janus` what it sends RTP to, and RTCP to the one above. */
  mediaPort: setting(integer(0, 65535), 0),
  /** IP addresses that clients reach the service's UDP port by, when those are not its own (NAT, containers), separated by commas. */
  mediaAddress: setting(addresses, [] as string[]),
  /**
   * STUN and TURN servers for the clients, as JSON: `[{"urls":"turn:turn.example.com:3478","username":"…","credential":"…"}]`.
   * With a `"secret"` in place of these two (coturn's `static-auth-secret`) each ticket has credentials that
   * end by themselves. The service itself asks none. It belongs into the environment or the file.
   */
  mediaIceServers: setting<readonly IceServerSetting[]>(readIceServers, []),
  /** The TRTC application that carries calls with `media: trtc`: ten digits. */
  trtcSdkAppId: setting<number | undefined>(integer(1_000_000_000, 0xffff_ffff), undefined),
  /** Its SDKSecretKey. It belongs into the environment or the file. */
  trtcSecretKey: setting<string | undefined>(secretKey, undefined),
  /**
   * The key of its 事件回调, which tells who is in a room (`/api/v1/trtc/events`). It belongs into the
   * environment or the file. @default none: whoever is connected to the service counts as there
   */
  trtcCallbackKey: setting<string | undefined>(callbackKey, undefined),
  /** Seconds that a ticket into a room opens it; clients fetch another one before. */
  trtcTicketSeconds: setting(integer(300, 86_400), 3600),
  /** The voice of flows in calls: a program called as `espeak-ng` is, `auto` (that one, where it is installed) or `off`. */
  speech: setting(nonEmpty, 'auto'),
  logLevel: setting(word('trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'), 'info'),
  /** Fill an instance with demonstration data, and play WeChat's part at `/dev/wechat`. */
  demo: setting(boolean, false),
} satisfies Record<string, Setting<unknown>>;

export type SettingName = keyof typeof SETTINGS;

/** Every setting with its value. */
export type CallCenterConfig = {
  [Name in SettingName]: (typeof SETTINGS)[Name]['fallback'];
};

function nonEmpty(raw: string): string {
  if (raw.trim() === '') throw new Error('不能为空 (must not be empty)');
  return raw;
}

function integer(min: number, max: number): Parse<number> {
  return (raw) => {
    const value = Number(raw);
    if (raw.trim() === '' || !Number.isInteger(value) || value < min || value > max) {
      throw new Error(`“${raw}”应为 ${min} 到 ${max} 的整数 (a whole number)`);
    }
    return value;
  };
}

function boolean(raw: string): boolean {
  if (raw === 'true' || raw === '1') return true;
  if (raw === 'false' || raw === '0') return false;
  throw new Error(`“${raw}”应为 true 或 false (true or false)`);
}

function word<const Words extends string>(...words: Words[]): Parse<Words> {
  return (raw) => {
    const found = words.find((candidate) => candidate === raw);
    if (!found) throw new Error(`“${raw}”应为其一 (one of): ${words.join(', ')}`);
    return found;
  };
}

function url(...protocols: string[]): Parse<string> {
  return (raw) => {
    const protocol = URL.canParse(raw) ? new URL(raw).protocol : '';
    // The value may hold a password: it is not repeated.
    if (!protocols.includes(protocol)) {
      throw new Error(
        `应以其一开头 (must begin with): ${protocols.map((each) => `${each}//`).join(', ')}`,
      );
    }
    return raw;
  };
}

/** Of a prefix only what needs no escape in a signature. */
function bucket(raw: string): string {
  if (!/^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*\/?$/.test(raw)) {
    throw new Error('应形如 s3://bucket/prefix (must look like it)');
  }
  return raw;
}

/** A secret is not repeated. */
function secretKey(raw: string): string {
  if (!/^[0-9a-f]{64}$/i.test(raw)) {
    throw new Error(
      `应为 64 位十六进制 (must have 64 hexadecimal digits)，现为 ${raw.length} 个字符`,
    );
  }
  return raw;
}

function callbackKey(raw: string): string {
  if (!/^[0-9A-Za-z]{1,32}$/.test(raw)) {
    throw new Error('应为 1 到 32 位字母或数字 (must have 1 to 32 letters or digits)');
  }
  return raw;
}

function list(raw: string): string[] {
  return raw
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function addresses(raw: string): string[] {
  const wrong = list(raw).find((each) => isIP(each) === 0);
  if (wrong !== undefined) throw new Error(`“${wrong}”应为 IP 地址 (must be an IP address)`);
  return list(raw);
}
