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
  /** Directory of the embedded store and of uploaded files; nodes on one `databaseUrl` share the latter. */
  data: setting(nonEmpty, '.data'),
  /** `postgres://…`: an existing PostgreSQL in place of the embedded store. */
  databaseUrl: setting<string | undefined>(url('postgres:', 'postgresql:'), undefined),
  databasePoolSize: setting(integer(1, 200), 10),
  /** `nats://…`: needed as soon as there is more than one node. */
  busUrl: setting<string | undefined>(url('nats:', 'tls:', 'ws:', 'wss:'), undefined),
  /** What clients reach the service by, when that is not the address it listens on. */
  publicUrl: setting<string | undefined>(url('http:', 'https:'), undefined),
  /** Origins of web pages on other hosts that may call the API, separated by commas. */
  corsOrigins: setting<string[]>(list, []),
  /** Believe `X-Forwarded-*`: only behind a proxy of one's own. */
  trustProxy: setting(boolean, false),
  /** Where `jscode2session` is asked. @default 'https://api.weixin.qq.com', with `demo` the stand-in */
  wechatUrl: setting<string | undefined>(url('http:', 'https:'), undefined),
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

function list(raw: string): string[] {
  return raw
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
