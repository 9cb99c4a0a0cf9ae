import { png } from '../../../test/pictures';
import { S3StandIn } from '../../../test/s3-stand-in';
import { ServicePlace } from '../../../test/service-place';
import { DEMO } from '../../demo/demo-people';
import { openS3Bucket } from '../../files/s3/s3-bucket';

const PICTURE = png(40, 30);
let bucket: S3StandIn;
let place: ServicePlace;
let token: string;
let session: string;
let client: Awaited<ReturnType<ServicePlace['customer']>>;

beforeAll(async () => {
  bucket = await S3StandIn.open();
  place = await ServicePlace.open();
  await place.start({ files: await openS3Bucket(bucket.settings) });
  client = await place.customer('bucket-1');
  token = await place.customerToken('bucket-1');
  const opened = await client.ask('open', 'session.open', { flow: DEMO.flow });
  if (opened.type !== 'ack') throw new Error(opened.code);
  ({ session } = opened.result as { session: string });
}, 30_000);
afterAll(async () => {
  await place.close();
  await bucket.close();
});

async function upload(): Promise<{ status: number; body: Record<string, unknown> }> {
  const form = new FormData();
  form.set('file', new Blob([Uint8Array.from(PICTURE)]), 'photo.png');
  const response = await fetch(`${place.baseUrl}/api/v1/sessions/${session}/files`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: form,
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

it('takes files in, gives them and parts of them out, and says when the bucket is away', async () => {
  const { status, body } = await upload();
  expect(status).toBe(201);
  expect(bucket.objects.get(`shop/one/${String(body.file)}`)).toEqual(PICTURE);

  const content = { type: 'image', file: body.file, width: 1, height: 1, bytes: 1 };
  const sent = await client.ask('send', 'message.send', { content }, session);
  if (sent.type !== 'ack') throw new Error(sent.code);
  const { data } = await client.waitForEvent(session, ({ seq }) => seq === sent.seq);
  const url = place.baseUrl + (data as { content: { url: string } }).content.url;
  expect(Buffer.from(await (await fetch(url)).arrayBuffer())).toEqual(PICTURE);
  const part = await fetch(url, { headers: { range: 'bytes=2-9' } });
  expect(part.status).toBe(206);
  expect(part.headers.get('content-range')).toBe(`bytes 2-9/${PICTURE.length}`);
  expect(Buffer.from(await part.arrayBuffer())).toEqual(PICTURE.subarray(2, 10));

  await bucket.close();
  const away = { code: 'file.storeUnavailable' };
  await expect(upload()).resolves.toMatchObject({ status: 503, body: away });
  const refused = await fetch(url);
  expect(refused.status).toBe(503);
  await expect(refused.json()).resolves.toMatchObject(away);
});
