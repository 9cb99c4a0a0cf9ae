import path from 'node:path';
import { listFiles } from '../src/pack/list-files.cjs';
import { packNpm } from '../src/pack/pack-npm.cjs';
import { removeTempDirs, tempDir } from './temp-app';

afterAll(removeTempDirs);

it('packs a dependency under the name that the app knows it by', async () => {
  const app = tempDir({
    'package.json': JSON.stringify({
      name: 'app',
      version: '1.0.0',
      dependencies: { clock: 'npm:@demo/clock@1' },
    }),
    'node_modules/clock/package.json': JSON.stringify({
      name: '@demo/clock',
      version: '1.0.0',
      miniprogram: 'dist',
    }),
    'node_modules/clock/dist/hands.js': 'exports.hands = 2;',
    'dist/app.js': "require('clock/hands');",
  });
  await packNpm(app);
  const packed = path.join(app, 'dist/miniprogram_npm');
  const files = await listFiles(packed);
  expect(files.map((file) => path.relative(packed, file))).toEqual(['clock/hands.js']);
});
