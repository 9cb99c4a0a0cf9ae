import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../shared/problem';
import type { TabBarConfig, WindowConfig } from '../shared/bundle';
import type { SourceTree } from './source-tree';

/** What of `project.config.json` matters here. */
export interface ProjectConfig {
  readonly appId: string;
  readonly urlCheck: boolean;
}

/** `app.json`, as far as the simulator reads it. */
export interface AppConfig {
  pages?: string[];
  entryPagePath?: string;
  window?: WindowConfig;
  tabBar?: TabBarConfig;
  usingComponents?: Record<string, string>;
  subPackages?: SubPackage[];
  subpackages?: SubPackage[];
  darkmode?: boolean;
  themeLocation?: string;
  lazyCodeLoading?: string;
  requiredBackgroundModes?: string[];
  networkTimeout?: Record<string, number>;
}

export interface SubPackage {
  root: string;
  pages: string[];
}

const DEFAULT_APP_ID = 'wx0000000000000000';

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads `project.config.json` beside or above `dist`; without one, checks are off. */
export function readProjectConfig(dist: string): ProjectConfig {
  for (const folder of [dist, join(dist, '..')]) {
    const file = join(folder, 'project.config.json');
    if (!existsSync(file)) continue;
    const config: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (!isRecord(config)) continue;
    const setting = isRecord(config['setting']) ? config['setting'] : {};
    return {
      appId: typeof config['appid'] === 'string' ? config['appid'] : DEFAULT_APP_ID,
      urlCheck: setting['urlCheck'] === true,
    };
  }
  return { appId: DEFAULT_APP_ID, urlCheck: false };
}

/** Parses a JSON file of the mini-program; a fault is a problem and reads as `{}`. */
export function readJson(
  tree: SourceTree,
  file: string,
  problems: Problem[],
): Record<string, unknown> {
  const text = tree.read(file);
  if (text === undefined) {
    problems.push({
      code: 'config.missing',
      severity: 'error',
      message: `cannot find ${file}`,
      file,
    });
    return {};
  }
  try {
    const value: unknown = JSON.parse(text);
    if (isRecord(value)) return value;
    problems.push({
      code: 'config.invalid',
      severity: 'error',
      message: 'must be an object',
      file,
    });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    problems.push({ code: 'config.invalid', severity: 'error', message, file });
  }
  return {};
}
