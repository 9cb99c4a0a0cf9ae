import assert from 'node:assert/strict';
import type { CannedRepliesResponse, CannedReply } from '../desk-http';
import { PATHS } from '../http';
import { assertError } from './assert-error';
import { agentToken, customerToken, freshId } from './people';
import type { ConformanceCase, ConformanceTarget } from './target';
import { get, post, put, remove } from './wire-client';

async function replyDesk(target: ConformanceTarget) {
  const token = await agentToken(target);
  const { baseUrl } = target;
  const at = (part: string) => `${PATHS.cannedReplies}/${part}`;
  return {
    list: async () =>
      ((await get(baseUrl, PATHS.cannedReplies, token)).json as CannedRepliesResponse).replies,
    add: (body: object) => post(baseUrl, PATHS.cannedReplies, body, token),
    load: (body: object) => post(baseUrl, at('import'), body, token),
    change: (id: string, body: object) => put(baseUrl, at(id), body, token),
    remove: (id: string) => remove(baseUrl, at(id), token),
  };
}

/** SPEC §2: canned replies. */
export const cannedReplyCases: ConformanceCase[] = [
  {
    name: '§2 an agent keeps canned replies of their own: added, changed, removed',
    async run(target) {
      const desk = await replyDesk(target);
      const text = { group: 'orders', title: `late ${freshId()}`, content: 'It is on its way.' };
      const added = await desk.add({ scope: 'own', ...text });
      assert.equal(added.status, 201);
      const reply = added.json as CannedReply;
      assert.deepEqual(reply, { id: reply.id, scope: 'own', ...text });
      assert.deepEqual(
        (await desk.list()).find(({ id }) => id === reply.id),
        reply,
      );
      const other = { ...text, content: 'It has arrived.' };
      assert.deepEqual((await desk.change(reply.id, other)).json, { ...reply, ...other });
      assertError(await desk.change(reply.id, { ...text, title: ' ' }), 400, 'request.malformed');
      assert.equal((await desk.remove(reply.id)).status, 200);
      assertError(await desk.remove(reply.id), 404, 'reply.unknown');
      assertError(await desk.change(reply.id, text), 404, 'reply.unknown');
    },
  },
  {
    name: '§2 what all agents share is kept by administrators, and no customer reads it',
    async run(target) {
      const desk = await replyDesk(target);
      const text = { group: '', title: 'hello', content: 'Hello.' };
      assertError(await desk.add({ scope: 'shared', ...text }), 403, 'auth.forbidden');
      const token = await customerToken(target);
      assertError(await get(target.baseUrl, PATHS.cannedReplies, token), 403, 'auth.forbidden');
    },
  },
  {
    name: '§2 an import brings all its canned replies, or none',
    async run(target) {
      const desk = await replyDesk(target);
      const group = freshId().slice(0, 32);
      const ofGroup = async () => (await desk.list()).filter((each) => each.group === group);
      const good = [1, 2].map((n) => ({ group, title: `no. ${n}`, content: 'Yes.' }));
      const bad = [...good, { group, title: '', content: 'Yes.' }];
      assertError(await desk.load({ scope: 'own', replies: bad }), 400, 'request.malformed');
      assert.deepEqual(await ofGroup(), []);
      const loaded = await desk.load({ scope: 'own', replies: good });
      assert.equal(loaded.status, 201);
      assert.deepEqual((loaded.json as CannedRepliesResponse).replies.length, 2);
      const kept = await ofGroup();
      assert.deepEqual(
        kept.map(({ title }) => title),
        ['no. 1', 'no. 2'],
      );
      for (const { id } of kept) await desk.remove(id);
    },
  },
];
