import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CORE_VERSION } from './version';

it('says the version of the package', () => {
  const text = readFileSync(join(__dirname, '../../package.json'), 'utf8');
  expect(CORE_VERSION).toBe((JSON.parse(text) as { version: string }).version);
});
