import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files the simulator's own pages are made of. */
export interface BrowserAssets {
  readonly 'runtime.js': string;
  readonly 'runtime.css': string;
  readonly 'phone.js': string;
  readonly 'phone.css': string;
}

type AssetName = keyof BrowserAssets;

const NAMES: readonly AssetName[] = ['runtime.js', 'runtime.css', 'phone.js', 'phone.css'];

/**
 * The browser side: read from the build beside this file, or built now when running from sources.
 */
export async function loadAssets(): Promise<BrowserAssets> {
  const built = join(__dirname, '..', 'browser');
  if (existsSync(join(built, 'runtime.js'))) {
    const read = (name: AssetName) => [name, readFileSync(join(built, name), 'utf8')];
    return Object.fromEntries(NAMES.map(read)) as Record<AssetName, string>;
  }
  return buildAssets(join(__dirname, '..'), false);
}

/** Bundles the browser side from `source` (the `src` folder). */
export async function buildAssets(source: string, minify: boolean): Promise<BrowserAssets> {
  const esbuild = await import('esbuild');
  const { outputFiles } = await esbuild.build({
    entryPoints: {
      runtime: join(source, 'runtime/main.ts'),
      phone: join(source, 'shell/phone.ts'),
      'runtime-style': join(source, 'runtime/styles/runtime.css'),
      'phone-style': join(source, 'shell/phone.css'),
    },
    bundle: true,
    write: false,
    minify,
    keepNames: true,
    outdir: source,
    format: 'iife',
    target: 'chrome109',
    mainFields: ['module', 'main'],
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'silent',
  });
  const text = (suffix: string): string =>
    outputFiles.find((file) => file.path.endsWith(suffix))?.text ?? '';
  return {
    'runtime.js': text('/runtime.js'),
    'runtime.css': text('/runtime-style.css'),
    'phone.js': text('/phone.js'),
    'phone.css': text('/phone-style.css'),
  };
}
