import assert from 'node:assert/strict';
import { Value } from '@sinclair/typebox/value';
import { PATHS } from '../http';
import { eventDataSchemas } from '../schema/events';
import { customerCardSchema, errorResponseSchema, fileUploadResponseSchema } from '../schema/http';
import { customerInSession, freshId } from './people';
import type { ConformanceCase } from './target';

/** A whole PNG of one pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

interface Answer {
  status: number;
  json: unknown;
}

async function post(url: string, token: string, bytes: Buffer, name: string): Promise<Answer> {
  const form = new FormData();
  form.set('file', new Blob([Uint8Array.from(bytes)]), name);
  const response = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: form,
  });
  return { status: response.status, json: await response.json() };
}

function upload(
  baseUrl: string,
  { session, token }: { session: string; token: string },
  bytes: Buffer,
  name: string,
  kind = 'image',
): Promise<Answer> {
  return post(`${baseUrl}${PATHS.sessions}/${session}/files?kind=${kind}`, token, bytes, name);
}

/** A whole WAV: a second of silence, 8 kHz, 8 bits. */
const SILENCE = Buffer.concat([
  Buffer.from('52494646641f000057415645666d742010000000010001', 'hex'),
  Buffer.from('00401f0000401f000001000800', 'hex'),
  Buffer.from('64617461401f0000', 'hex'),
  Buffer.alloc(8000, 0x80),
]);

/** SPEC §2 and §6: uploads, from the bytes to the link, and cards. */
export const fileCases: ConformanceCase[] = [
  {
    name: '§6 an uploaded picture is sent, and the event leads to its bytes',
    async run(target) {
      const person = await customerInSession(target);
      const taken = await upload(target.baseUrl, person, PIXEL, 'pixel.png');
      assert.equal(taken.status, 201);
      assert.ok(Value.Check(fileUploadResponseSchema, taken.json), JSON.stringify(taken.json));
      const { file, width, height, bytes } = taken.json;
      assert.deepEqual([width, height, bytes], [1, 1, PIXEL.length]);
      const content = { type: 'image', file, width, height, bytes };
      const sent = await person.client.ask(freshId(), 'message.send', { content }, person.session);
      assert.ok(sent.type === 'ack', JSON.stringify(sent));
      const event = await person.client.waitForEvent(person.session, ({ seq }) => seq === sent.seq);
      assert.ok(Value.Check(eventDataSchemas['message.sent'], event.data));
      const { url, ...said } = event.data.content as { url: string };
      assert.deepEqual(said, content);
      const response = await fetch(target.baseUrl + url);
      assert.deepEqual([response.status, response.headers.get('content-type')], [200, 'image/png']);
      assert.deepEqual(Buffer.from(await response.arrayBuffer()), PIXEL);
      const bare = await fetch(`${target.baseUrl}${PATHS.files}/${file}?exp=9999999999999&sig=x`);
      assert.equal(((await bare.json()) as { code: string }).code, 'file.linkInvalid');
      await person.client.close();
    },
  },
  {
    name: '§2 a picture that a customer gives of themselves lies at the path of their card, until the next',
    async run(target) {
      const { token, client } = await customerInSession(target);
      const give = () => post(target.baseUrl + PATHS.avatar, token, PIXEL, 'me.png');
      const { status, json } = await give();
      assert.equal(status, 200, JSON.stringify(json));
      assert.ok(Value.Check(customerCardSchema, json) && json.avatarUrl !== undefined);
      const response = await fetch(target.baseUrl + json.avatarUrl);
      assert.deepEqual([response.status, response.headers.get('content-type')], [200, 'image/png']);
      assert.deepEqual(Buffer.from(await response.arrayBuffer()), PIXEL);
      await give();
      const gone = await fetch(target.baseUrl + json.avatarUrl);
      assert.equal(((await gone.json()) as { code: string }).code, 'file.unknown');
      await client.close();
    },
  },
  {
    name: '§2 what is no picture, or says it is another kind, is not taken',
    async run(target) {
      const person = await customerInSession(target);
      const page = Buffer.from('<!doctype html><title>no picture</title>');
      const answers = [
        await upload(target.baseUrl, person, page, 'page.png'),
        await upload(target.baseUrl, person, PIXEL, 'pixel.jpg'),
      ];
      for (const { status, json } of answers) {
        assert.ok(Value.Check(errorResponseSchema, json));
        assert.deepEqual([status, json.code], [415, 'file.kindMismatch']);
      }
      await person.client.close();
    },
  },
  {
    name: '§6 a picture that was not uploaded is refused by name',
    async run(target) {
      const { client, session } = await customerInSession(target);
      const content = { type: 'image', file: 'no-such-file', width: 1, height: 1, bytes: 1 };
      const answer = await client.ask(freshId(), 'message.send', { content }, session);
      assert.ok(answer.type === 'refuse');
      assert.equal(answer.code, 'file.unknown');
      await client.close();
    },
  },
  {
    name: '§6 a document keeps its name, and is saved, not opened',
    async run(target) {
      const person = await customerInSession(target);
      const bytes = Buffer.from('order;sum\n17;68\n');
      const taken = await upload(target.baseUrl, person, bytes, 'order.csv', 'file');
      assert.equal(taken.status, 201, JSON.stringify(taken.json));
      assert.ok(Value.Check(fileUploadResponseSchema, taken.json));
      const { file, mime } = taken.json;
      const content = { type: 'file', file, name: 'x.csv', mime, bytes: 1 };
      const said = await sendAndRead(person, content);
      assert.deepEqual([said.name, said.bytes], ['order.csv', bytes.length]);
      const response = await fetch(target.baseUrl + String(said.url));
      assert.match(response.headers.get('content-disposition') ?? '', /^attachment;.*order\.csv/);
      assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
      assert.deepEqual(Buffer.from(await response.arrayBuffer()), bytes);
      await person.client.close();
    },
  },
  {
    name: '§2 §6 a voice message is measured by the service, and read in parts',
    async run(target) {
      const person = await customerInSession(target);
      const taken = await upload(target.baseUrl, person, SILENCE, 'voice.wav', 'voice');
      assert.equal(taken.status, 201, JSON.stringify(taken.json));
      const { file } = taken.json as { file: string };
      const said = await sendAndRead(person, { type: 'voice', file, durationMs: 9, bytes: 1 });
      assert.deepEqual([said.durationMs, said.bytes], [1000, SILENCE.length]);
      const range = { headers: { range: 'bytes=10-19' } };
      const response = await fetch(target.baseUrl + String(said.url), range);
      assert.equal(response.status, 206);
      assert.deepEqual(Buffer.from(await response.arrayBuffer()), SILENCE.subarray(10, 20));
      await person.client.close();
    },
  },
  {
    name: '§6 a file is sent as what it was uploaded for, and as nothing else',
    async run(target) {
      const person = await customerInSession(target);
      const taken = await upload(target.baseUrl, person, PIXEL, 'pixel.png', 'file');
      const { file } = taken.json as { file: string };
      const content = { type: 'image', file, width: 1, height: 1, bytes: 1 };
      const answer = await person.client.ask(
        freshId(),
        'message.send',
        { content },
        person.session,
      );
      assert.equal(answer.type === 'refuse' && answer.code, 'file.unknown');
      await person.client.close();
    },
  },
  {
    name: '§6 a card is said as it was sent; one that leads to a script is refused',
    async run(target) {
      const person = await customerInSession(target);
      const card = {
        type: 'card',
        title: '咖啡豆 250g',
        price: '¥68',
        url: 'https://shop.example/1',
      };
      assert.deepEqual(await sendAndRead(person, card), card);
      const content = { ...card, url: 'javascript:alert(1)' };
      const answer = await person.client.ask(
        freshId(),
        'message.send',
        { content },
        person.session,
      );
      assert.equal(answer.type === 'refuse' && answer.code, 'message.cardInvalid');
      await person.client.close();
    },
  },
];

/** The content of the event that it becomes. */
async function sendAndRead(
  { client, session }: Awaited<ReturnType<typeof customerInSession>>,
  content: object,
): Promise<Record<string, unknown>> {
  const sent = await client.ask(freshId(), 'message.send', { content }, session);
  assert.ok(sent.type === 'ack', JSON.stringify(sent));
  const event = await client.waitForEvent(session, ({ seq }) => seq === sent.seq);
  assert.ok(Value.Check(eventDataSchemas['message.sent'], event.data), JSON.stringify(event.data));
  return { ...event.data.content };
}
