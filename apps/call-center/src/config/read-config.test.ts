import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from './read-config';

function fileWith(text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'ccc-config-')), 'ccc.json');
  writeFileSync(path, text);
  return path;
}

describe('readConfig', () => {
  test('has a default for everything', () => {
    expect(readConfig([], {})).toMatchObject({
      host: '127.0.0.1',
      port: 8080,
      data: '.data',
      databaseUrl: undefined,
      corsOrigins: [],
      demo: false,
    });
  });

  test('takes flags over environment over file', () => {
    const file = fileWith('{"port": 1, "host": "file", "data": "file", "corsOrigins": ["a", "b"]}');
    const env = { CCC_CONFIG: file, CCC_HOST: 'env', CCC_PORT: '2' };
    expect(readConfig(['--port', '3'], env)).toMatchObject({
      port: 3,
      host: 'env',
      data: 'file',
      corsOrigins: ['a', 'b'],
    });
  });

  test('reads switches bare, and values after a space or an equals sign', () => {
    expect(
      readConfig(['--demo', '--port=9', '--database-url', 'postgres://db/x', '--trust-proxy'], {}),
    ).toMatchObject({ demo: true, port: 9, databaseUrl: 'postgres://db/x', trustProxy: true });
  });

  test('takes true and false after a switch', () => {
    expect(
      readConfig(['--demo', 'true', '--trust-proxy', 'false', '--port', '9'], {}),
    ).toMatchObject({
      demo: true,
      trustProxy: false,
      port: 9,
    });
  });

  test.each([
    [['--port', 'many'], {}, 'port'],
    [['--port', '70000'], {}, 'port'],
    [['--trtc-sdk-app-id', '12'], {}, 'trtcSdkAppId'],
    [[], { CCC_TRTC_TICKET_SECONDS: '10' }, 'trtcTicketSeconds'],
    [['--port'], {}, '--port'],
    [['--colour', 'red'], {}, '--colour'],
    [[], { CCC_DATABASE_URL: 'mysql://x' }, 'databaseUrl'],
    [[], { CCC_DEMO: 'yes' }, 'demo'],
    [['--log-level', 'loud'], {}, 'logLevel'],
    [['--config', '/nowhere/ccc.json'], {}, 'config'],
    [['--config', fileWith('{"sprot": 1}')], {}, 'sprot'],
    [['--config', fileWith('[]')], {}, 'config'],
  ])('refuses %j with environment %j by naming %s', (argv, env, name) => {
    expect(() => readConfig(argv, env)).toThrow(
      expect.objectContaining({
        code: 'config.invalid',
        params: expect.objectContaining({ name }),
      }),
    );
  });

  test('takes a secret key of TRTC, and does not repeat one of another length', () => {
    const key = 'c0ffee'.repeat(11).slice(2);
    expect(readConfig([], { CCC_TRTC_SECRET_KEY: key }).trtcSecretKey).toBe(key);
    expect(() => readConfig([], { CCC_TRTC_SECRET_KEY: 'c0ffee' })).toThrow(
      /^(?!.*c0ffee).*trtcSecretKey.*64/,
    );
  });

  test('does not repeat a password in what it says', () => {
    expect(() => readConfig(['--database-url', 'mysql://u:hunter2@h/x'], {})).toThrow(
      /^(?!.*hunter2).*databaseUrl/,
    );
  });
});
