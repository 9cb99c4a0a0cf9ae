import { readConfig } from '../../config/read-config';
import { addressOf, s3SettingsOf } from './s3-settings';

const KEYS = { CCC_FILES_ACCESS_KEY: 'AK', CCC_FILES_SECRET_KEY: 'hunter2' };

function settings(env: Record<string, string>) {
  return s3SettingsOf(readConfig([], { ...KEYS, ...env }));
}

it('is the data directory unless something else is said', () => {
  expect(settings({})).toBeNull();
});

it.each([
  ['s3://shop', undefined, 'https://shop.s3.us-east-1.amazonaws.com/f'],
  ['s3://shop/a/b/', undefined, 'https://shop.s3.us-east-1.amazonaws.com/a/b/f'],
  ['s3://shop/a', 'http://minio:9000/', 'http://minio:9000/shop/a/f'],
  ['s3://shop/a', 'https://{bucket}.oss.example', 'https://shop.oss.example/a/f'],
])('puts the files of %s with the endpoint %s at %s', (files, endpoint, address) => {
  const found = settings({
    CCC_FILES: files,
    ...(endpoint === undefined ? {} : { CCC_FILES_ENDPOINT: endpoint }),
  })!;
  expect(addressOf(found, `${found.prefix}f`)).toBe(address);
});

it.each(['shop', 's3://', 's3://Shop', 's3://shop/../x', 's3://shop/a b', 's3://k:hunter2@shop'])(
  'refuses the place %s without repeating it',
  (files) => {
    expect(() => settings({ CCC_FILES: files })).toThrow(/^(?!.*hunter2).*Setting files is wrong/);
  },
);

it.each(['filesAccessKey', 'filesSecretKey'] as const)('needs %s', (name) => {
  const config = readConfig([], { ...KEYS, CCC_FILES: 's3://shop' });
  expect(() => s3SettingsOf({ ...config, [name]: undefined })).toThrow(
    expect.objectContaining({ code: 'config.invalid', params: expect.objectContaining({ name }) }),
  );
});
