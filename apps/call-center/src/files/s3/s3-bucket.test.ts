import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { S3StandIn } from '../../../test/s3-stand-in';
import { describeFileStore } from '../file-store.contract';
import { openS3Bucket } from './s3-bucket';
import { s3SettingsOf, type S3Settings } from './s3-settings';

const FILE = Readable.from.bind(Readable);
let bucket: S3StandIn;

beforeEach(async () => {
  bucket = await S3StandIn.open();
});
afterEach(() => bucket.close());

const open = () => openS3Bucket(bucket.settings);
const spooled = () => readdirSync(tmpdir()).filter((name) => name.startsWith('ccc-upload-'));

describeFileStore(async () => ({ store: await open(), reopen: open, drop: async () => {} }));

const realUrl = process.env.TCCC_TEST_S3_URL;
if (realUrl) {
  describe('with the server of TCCC_TEST_S3_URL', () => {
    const { origin, pathname, username, password } = new URL(realUrl);
    const settings = s3SettingsOf({
      files: `s3:/${pathname}/test-${randomBytes(6).toString('hex')}`,
      filesEndpoint: origin,
      filesRegion: 'us-east-1',
      filesAccessKey: username,
      filesSecretKey: password,
    });
    const openReal = () => openS3Bucket(settings!);
    describeFileStore(async () => ({
      store: await openReal(),
      reopen: openReal,
      drop: async () => {},
    }));
  });
}

it('keeps files below the prefix, and nothing of the check at the start', async () => {
  const store = await open();
  expect([...bucket.objects.keys()]).toEqual([]);
  await store.put('one', FILE([Buffer.from('x')]));
  expect([...bucket.objects.keys()]).toEqual(['shop/one/one']);
});

it.each<[string, Partial<S3Settings>, string]>([
  ['a bucket that is not there', { bucket: 'nobodys' }, 'files'],
  ['an unknown key', { accessKey: 'AKOTHER' }, 'filesAccessKey'],
  ['a wrong secret', { secretKey: 'hunter2' }, 'filesSecretKey'],
  ['another region', { region: 'us-east-1' }, 'filesRegion'],
  ['an endpoint where nobody listens', { endpoint: 'http://127.0.0.1:1' }, 'filesEndpoint'],
])('does not start with %s, and names the setting', async (_, wrong, name) => {
  const settings = { ...bucket.settings, ...wrong };
  const problem = expect.not.stringContaining(settings.secretKey) as unknown;
  await expect(openS3Bucket(settings)).rejects.toMatchObject({
    code: 'config.invalid',
    params: { name, problem },
  });
});

it.each(['PUT', 'DELETE'])('does not start with a key that may not %s', async (method) => {
  bucket.forbidden.add(method);
  await expect(open()).rejects.toMatchObject({ code: 'config.invalid', params: { name: 'files' } });
});

it('tries again when the store is busy, with the same bytes', async () => {
  const store = await open();
  const bytes = randomBytes(200_000);
  bucket.refusals.push('SlowDown', 'SlowDown');
  await store.put('busy', FILE([bytes]));
  expect(bucket.objects.get('shop/one/busy')?.equals(bytes)).toBe(true);
});

it('says that the store does not answer, and leaves nothing on the disk', async () => {
  const store = await open();
  await store.put('one', FILE([Buffer.from('x')]));
  await bucket.close();
  const before = spooled();
  const failed = { code: 'file.storeUnavailable', retry: 'later' };
  await expect(store.put('two', FILE([Buffer.from('y')]))).rejects.toMatchObject(failed);
  await expect(store.get('one')).rejects.toMatchObject(failed);
  await expect(store.stat('one')).rejects.toMatchObject(failed);
  await expect(store.delete('one')).rejects.toMatchObject(failed);
  expect(spooled()).toEqual(before);
});

it('does not take a lost bucket or a lost right for a missing file', async () => {
  const store = await open();
  bucket.refusals.push('NoSuchBucket');
  await expect(store.get('one')).rejects.toMatchObject({ code: 'file.storeUnavailable' });
  bucket.refusals.push('AccessDenied');
  await expect(store.stat('one')).rejects.toMatchObject({ code: 'file.storeUnavailable' });
});

it('does not take the whole for a part', async () => {
  const store = await open();
  await store.put('one', FILE([randomBytes(100)]));
  bucket.knowsRanges = false;
  await expect(store.get('one', { start: 1, end: 2 })).rejects.toMatchObject({
    code: 'file.storeUnavailable',
  });
});

it('breaks the stream off when the answer breaks off, and does not call it whole', async () => {
  const store = await open();
  await store.put('one', FILE([randomBytes(100_000)]));
  bucket.breaksOff = true;
  const stream = await store.get('one');
  await expect(buffer(stream!)).rejects.toThrow('aborted');
});
