import { readFileSync } from 'node:fs';
import { CccError } from '@ccc/protocol';
import { SETTINGS, type CallCenterConfig, type SettingName } from './settings';

/** Given values by the name of their setting, still as text. */
type Given = Partial<Record<SettingName, string>>;

const NAMES = Object.keys(SETTINGS) as SettingName[];

/**
 * The configuration from flags, then environment (`CCC_*`), then the file of `--config`, then defaults.
 * @throws CccError `config.invalid` that names the first bad setting
 */
export function readConfig(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): CallCenterConfig {
  const flags = readFlags(argv);
  const file = flags.config ?? env.CCC_CONFIG;
  return configFrom({
    ...(file === undefined ? {} : readFile(file)),
    ...readEnvironment(env),
    ...flags.given,
  });
}

/** The defaults, with some settings replaced. For programs that start the service themselves. */
export function withDefaults(settings: Partial<CallCenterConfig> = {}): CallCenterConfig {
  return { ...configFrom({}), ...settings };
}

function configFrom(given: Given): CallCenterConfig {
  const entries = NAMES.map((name) => [name, valueOf(name, given[name])]);
  return Object.fromEntries(entries) as CallCenterConfig;
}

function valueOf(name: SettingName, raw: string | undefined): unknown {
  if (raw === undefined) return SETTINGS[name].fallback;
  try {
    return SETTINGS[name].parse(raw);
  } catch (cause) {
    throw invalid(name, cause);
  }
}

function readFlags(argv: readonly string[]): { given: Given; config?: string } {
  const given: Given = {};
  let config: string | undefined;
  const rest = [...argv];
  while (rest.length > 0) {
    const [flag = '', inline] = splitFlag(rest.shift() ?? '');
    const name = flag === '--config' ? 'config' : NAMES.find((known) => flagOf(known) === flag);
    if (!name) throw invalid(flag, new Error('没有此配置项 (there is no such setting)'));
    const isSwitch = name !== 'config' && typeof SETTINGS[name].fallback === 'boolean';
    const isBare = isSwitch && rest[0] !== 'true' && rest[0] !== 'false';
    const value = inline ?? (isBare ? 'true' : rest.shift());
    if (value === undefined) throw invalid(flag, new Error('缺少取值 (needs a value)'));
    if (name === 'config') config = value;
    else given[name] = value;
  }
  return config === undefined ? { given } : { given, config };
}

function splitFlag(text: string): [string, string | undefined] {
  const at = text.indexOf('=');
  return at === -1 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

function readEnvironment(env: Readonly<Record<string, string | undefined>>): Given {
  const given: Given = {};
  for (const name of NAMES) {
    const value = env[environmentOf(name)];
    if (value !== undefined) given[name] = value;
  }
  return given;
}

function readFile(path: string): Given {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw invalid('config', cause);
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    throw invalid('config', new Error(`${path} 应为 JSON 对象 (must hold a JSON object)`));
  }
  const given: Given = {};
  for (const [key, value] of Object.entries(json)) {
    const name = NAMES.find((known) => known === key);
    if (!name) throw invalid(key, new Error(`${path} 中没有此配置项 (there is no such setting)`));
    given[name] = textOf(value);
  }
  return given;
}

/** A setting's value as a flag would say it. */
function textOf(value: unknown): string {
  const isList = Array.isArray(value) && value.every((each) => typeof each !== 'object');
  if (isList) return value.join(',');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function words(name: string): string[] {
  return name.split(/(?=[A-Z])/).map((part) => part.toLowerCase());
}

function flagOf(name: SettingName): string {
  return `--${words(name).join('-')}`;
}

function environmentOf(name: SettingName): string {
  return `CCC_${words(name).join('_').toUpperCase()}`;
}

function invalid(name: string, cause: unknown): CccError {
  const problem = cause instanceof Error ? cause.message : String(cause);
  return new CccError('config.invalid', { params: { name, problem } });
}
