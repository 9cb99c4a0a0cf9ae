import assert from 'node:assert/strict';
import type {
  CustomerBlock,
  CustomerNote,
  CustomerPagesResponse,
  CustomerProfile,
  TagsResponse,
} from '../desk-http';
import { PATHS, type MeResponse, type SessionListResponse } from '../http';
import { assertError } from './assert-error';
import { agentToken, conversation, customerToken, freshId, text } from './people';
import type { ConformanceCase, ConformanceTarget } from './target';
import { get, post, remove } from './wire-client';

/** A customer whom the agent serves, and what agents may ask about them. */
async function served(target: ConformanceTarget) {
  const talk = await conversation(target);
  const { baseUrl } = target;
  const me = (await get(baseUrl, PATHS.me, talk.customer.token)).json as MeResponse;
  const at = (part = '') => `${PATHS.customers}/${me.id}${part}`;
  const { token } = talk.agent;
  return {
    ...talk,
    at,
    read: (part = '', as = token) => get(baseUrl, at(part), as),
    write: (part: string, body: unknown, as = token) => post(baseUrl, at(part), body, as),
    remove: (part: string, as = token) => remove(baseUrl, at(part), as),
    profile: async () => (await get(baseUrl, at(), token)).json as CustomerProfile,
  };
}

/** SPEC §2: what agents keep of a customer. */
export const customerCases: ConformanceCase[] = [
  {
    name: '§2 who serves a customer knows them; to others they are unknown',
    async run(target) {
      const { read, profile, at, customer, over } = await served(target);
      const known = await profile();
      assert.ok(at().endsWith(`/${known.customer.id}`));
      assert.ok(known.openidTail.length > 0 && known.openidTail.length < 12);
      assert.ok(known.firstSeenAt > 0);
      assert.deepEqual([known.tags, known.notes, known.block], [[], [], undefined]);
      assertError(await read('', customer.token), 403, 'auth.forbidden');
      const token = await customerToken(target);
      const other = (await get(target.baseUrl, PATHS.me, token)).json as MeResponse;
      const strange = await get(
        target.baseUrl,
        `${PATHS.customers}/${other.id}`,
        await agentToken(target),
      );
      assertError(strange, 404, 'customer.unknown');
      await over();
    },
  },
  {
    name: '§2 notes about a customer carry author and time, and are removed once',
    async run(target) {
      const { write, remove: take, profile, over } = await served(target);
      const written = await write('/notes', { text: ' prefers mornings ' });
      assert.equal(written.status, 201);
      const note = written.json as CustomerNote;
      assert.equal(note.text, 'prefers mornings');
      assert.ok(note.at > 0 && note.author.nickname.length > 0);
      assert.deepEqual((await profile()).notes, [note]);
      assertError(await write('/notes', { text: ' \n' }), 400, 'request.malformed');
      assertError(await write('/notes', { text: 'x'.repeat(2001) }), 400, 'request.malformed');
      assert.equal((await take(`/notes/${note.id}`)).status, 200);
      assertError(await take(`/notes/${note.id}`), 404, 'note.unknown');
      assert.deepEqual((await profile()).notes, []);
      await over();
    },
  },
  {
    name: '§2 a tag is given once, proposed to the instance, and taken away',
    async run(target) {
      const { write, remove: take, profile, agent, customer, over } = await served(target);
      const tag = `a/b ${freshId()}`.slice(0, 32).trim();
      for (let time = 1; time <= 2; time += 1) {
        const { tags } = (await write('/tags', { tag })).json as TagsResponse;
        assert.deepEqual(tags, [tag]);
      }
      const all = await get(target.baseUrl, PATHS.tags, agent.token);
      assert.ok((all.json as TagsResponse).tags.includes(tag));
      assertError(await get(target.baseUrl, PATHS.tags, customer.token), 403, 'auth.forbidden');
      assertError(await write('/tags', { tag: 'x'.repeat(33) }), 400, 'request.malformed');
      const left = await take(`/tags/${encodeURIComponent(tag)}`);
      assert.deepEqual((left.json as TagsResponse).tags, []);
      assert.deepEqual((await profile()).tags, []);
      await over();
    },
  },
  {
    name: '§2 earlier sessions of a customer are listed once they have ended, and pages have addresses',
    async run(target) {
      const { read, session, over } = await served(target);
      const ended = async () =>
        ((await read('/sessions')).json as SessionListResponse).sessions.map(
          (each) => each.session as string,
        );
      assert.deepEqual(await ended(), []);
      const { pages } = (await read(`/pages?session=${session}`)).json as CustomerPagesResponse;
      assert.ok(pages.length <= 5 && pages.every(({ url }) => url.startsWith('https://')));
      await over();
      assert.deepEqual(await ended(), [session]);
      assert.deepEqual(
        ((await read('/sessions?before=1')).json as SessionListResponse).sessions,
        [],
      );
    },
  },
  {
    name: '§2 blocking ends what is open and refuses the customer, until it is lifted',
    async run(target) {
      const { write, remove: take, profile, session, agent, customer, over } = await served(target);
      assertError(await write('/block', { reason: '' }), 400, 'request.malformed');
      const answer = await write('/block', { reason: 'insults' });
      const block = answer.json as CustomerBlock;
      assert.equal(block.reason, 'insults');
      assert.deepEqual((await profile()).block, block);
      const ended = await customer.client.waitForEvent(session, (e) => e.name === 'session.ended');
      assert.equal((ended.data as { closeBy: string }).closeBy, 'seat');
      const open = () => customer.client.ask(freshId(), 'session.open', { flow: target.flow });
      const refused = await open();
      assert.ok(refused.type === 'refuse' && refused.code === 'customer.blocked');
      assert.equal((await take('/block')).status, 200);
      assert.equal((await profile()).block, undefined);
      await agent.client.ask(freshId(), 'session.complete', {}, session);
      const again = await open();
      assert.ok(again.type === 'ack');
      const next = (again.result as { session: string }).session;
      const said = await customer.client.ask(freshId(), 'message.send', text('hello'), next);
      assert.equal(said.type, 'ack');
      await customer.client.ask(freshId(), 'session.end', {}, next);
      await over();
    },
  },
];
