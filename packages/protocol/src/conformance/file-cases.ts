import assert from 'node:assert/strict';
import { Value } from '@sinclair/typebox/value';
import { PATHS } from '../http';
import { eventDataSchemas } from '../schema/events';
import { errorResponseSchema, fileUploadResponseSchema } from '../schema/http';
import { customerInSession, freshId } from './people';
import type { ConformanceCase } from './target';

/** A whole PNG of one pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

async function upload(
  baseUrl: string,
  { session, token }: { session: string; token: string },
  bytes: Buffer,
  name: string,
): Promise<{ status: number; json: unknown }> {
  const form = new FormData();
  form.set('file', new Blob([Uint8Array.from(bytes)]), name);
  const response = await fetch(`${baseUrl}${PATHS.sessions}/${session}/files`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: form,
  });
  return { status: response.status, json: await response.json() };
}

/** SPEC §2 and §6: pictures, from the upload to the link. */
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
];
