import assert from 'node:assert/strict';
import type { LeftMessagesResponse, QueueResponse, SessionSearchResponse } from '../desk-http';
import { PATHS, type SessionListResponse } from '../http';
import { assertError } from './assert-error';
import { agentOnline, agentToken, conversation, customerInSession, freshId, text } from './people';
import type { ConformanceCase } from './target';
import { get, post } from './wire-client';

/** SPEC §2: the lists of the desk. */
export const deskListCases: ConformanceCase[] = [
  {
    name: '§2 who waits is in the queue of the agents of the group, until they wait no more',
    async run(target) {
      const agent = await agentOnline(target);
      const pause = await agent.client.ask(freshId(), 'agent.setStatus', { status: 'notReady' });
      assert.equal(pause.type, 'ack');
      const { client, session, token } = await customerInSession(target);
      await client.ask(freshId(), 'message.send', text(target.keyword), session);
      await client.waitForEvent(session, (e) => e.name === 'session.queued');
      const queue = async () =>
        (await get(target.baseUrl, PATHS.queue, agent.token)).json as QueueResponse;
      const { waiting, total, now } = await queue();
      const [own] = waiting.filter((each) => String(each.session) === session);
      assert.ok(own && total >= 1 && own.queuedAt <= now);
      assert.ok(own.group.name && own.lastText && own.priority > 0);
      const times = waiting.map(({ queuedAt }) => queuedAt);
      assert.deepEqual(
        times,
        [...times].sort((one, other) => one - other),
      );
      assertError(await get(target.baseUrl, PATHS.queue, token), 403, 'auth.forbidden');
      await client.ask(freshId(), 'session.end', {}, session);
      const after = (await queue()).waiting.map((each) => String(each.session));
      assert.ok(!after.includes(session));
      await agent.client.ask(freshId(), 'agent.setStatus', { status: 'offline' });
      await agent.client.close();
      await client.close();
    },
  },
  {
    name: '§2 `ended=true` lists what has ended, and words are found in it with their place',
    async run(target) {
      const { agent, customer, session, over } = await conversation(target);
      const words = `Parcel_${freshId().slice(0, 8)}%`;
      const said = await customer.client.ask(
        freshId(),
        'message.send',
        text(`my ${words}!`),
        session,
      );
      assert.ok(said.type === 'ack');
      const list = async (query: string) =>
        (await get(target.baseUrl, `${PATHS.sessions}${query}`, agent.token))
          .json as SessionListResponse;
      const ids = ({ sessions }: SessionListResponse) =>
        sessions.map((each) => String(each.session));
      assert.ok(!ids(await list('?ended=true')).includes(session));
      await over();
      assert.equal(ids(await list('?ended=true&limit=1'))[0], session);
      const [newest] = (await list('?ended=true&limit=1')).sessions;
      assert.ok(!ids(await list(`?ended=true&before=${newest!.createdAt}`)).includes(session));

      const search = async (q: string, token = agent.token) =>
        get(target.baseUrl, `${PATHS.sessionSearch}?q=${encodeURIComponent(q)}`, token);
      const found = (await search(words.toLowerCase())).json as SessionSearchResponse;
      assert.deepEqual(
        found.matches.map((each) => String(each.session)),
        [session],
      );
      const { match } = found.matches[0]!;
      assert.ok(match.in === 'message' && match.excerpt.includes(words));
      assert.deepEqual([match.seq, match.from], [said.seq, 'customer']);
      const none = (await search(words.replace('_', '-'))).json as SessionSearchResponse;
      assert.deepEqual(none.matches, []);
      assertError(await search('  '), 400, 'request.malformed');
      assertError(await search('a', customer.token), 403, 'auth.forbidden');
    },
  },
  {
    name: '§2 a left message is open until an agent of the group says that it is handled',
    async run(target) {
      const { client, session } = await customerInSession(target);
      await client.ask(freshId(), 'message.send', text(target.keyword), session);
      await client.waitForEvent(session, (e) => e.name === 'session.ended');
      await client.ask(freshId(), 'message.leave', { text: 'call me', contact: '138' }, session);
      const token = await agentToken(target);
      const list = async (query = '') =>
        (await get(target.baseUrl, `${PATHS.leftMessages}${query}`, token))
          .json as LeftMessagesResponse;
      const before = await list();
      const [item] = before.messages;
      assert.equal(item?.session, session);
      assert.deepEqual(item?.left, { text: 'call me', contact: '138', at: item?.left.at });
      const older = await list(`?before=${item!.left.at}`);
      assert.ok(!older.messages.some((each) => each.session === item!.session));
      const path = `${PATHS.leftMessages}/${session}/handled`;
      const handled = await post(target.baseUrl, path, {}, token);
      assert.ok((handled.json as { by: { nickname: string } }).by.nickname.length > 0);
      const after = await list();
      assert.equal(after.open, before.open - 1);
      const [done] = (await list('?handled=true&limit=1')).messages;
      assert.deepEqual([done?.session, done?.left.handled], [session, handled.json]);
      const unknown = `${PATHS.leftMessages}/${freshId()}/handled`;
      assertError(await post(target.baseUrl, unknown, {}, token), 404, 'session.unknown');
      await client.close();
    },
  },
];
