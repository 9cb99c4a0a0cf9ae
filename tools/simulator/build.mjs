import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
const { buildAssets } = createRequire(import.meta.url)(join(root, 'dist/server/assets.js'));
const assets = await buildAssets(join(root, 'src'), true);
mkdirSync(join(root, 'dist/browser'), { recursive: true });
for (const [name, text] of Object.entries(assets)) {
  writeFileSync(join(root, 'dist/browser', name), text);
}
