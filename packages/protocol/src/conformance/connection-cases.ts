import assert from 'node:assert/strict';
import { closeCode } from '../codes/close-codes';
import { LIMITS } from '../content';
import type { ConformanceCase } from './target';
import { customerInSession, customerToken, freshId } from './people';
import { WireClient, fetchTicket, helloFrame } from './wire-client';

/** SPEC §3: how a connection begins, lives and ends. */
export const connectionCases: ConformanceCase[] = [
  {
    name: '§3 a ticket opens one connection, once',
    async run(target) {
      const { ticket, url } = await fetchTicket(target.baseUrl, await customerToken(target));
      const first = await WireClient.open(url);
      first.send(helloFrame(ticket));
      await first.waitFor('welcome', (frame) => frame.type === 'welcome');
      const second = await WireClient.open(url);
      second.send(helloFrame(ticket));
      assert.equal(await second.waitForClose(), closeCode('ticketInvalid'));
      await first.close();
    },
  },
  {
    name: '§3 a version that the service does not speak is closed with protocolUnsupported',
    async run(target) {
      const { ticket, url } = await fetchTicket(target.baseUrl, await customerToken(target));
      const client = await WireClient.open(url);
      client.send(helloFrame(ticket, [], 999));
      assert.equal(await client.waitForClose(), closeCode('protocolUnsupported'));
    },
  },
  {
    name: '§3 anything before hello is closed with malformed',
    async run(target) {
      const { url } = await fetchTicket(target.baseUrl, await customerToken(target));
      const client = await WireClient.open(url);
      client.command(freshId(), 'session.open', { flow: target.flow });
      assert.equal(await client.waitForClose(), closeCode('malformed'));
    },
  },
  {
    name: '§3 the welcome names the version, the person and the heartbeat',
    async run(target) {
      const client = await WireClient.connect(target.baseUrl, await customerToken(target));
      const welcome = await client.waitFor('welcome', (frame) => frame.type === 'welcome');
      assert.ok(welcome.type === 'welcome');
      assert.equal(welcome.protocol, 1);
      assert.equal(welcome.you.kind, 'customer');
      assert.ok(welcome.heartbeatMs > 0 && welcome.now > 0);
      await client.close();
    },
  },
  {
    name: '§3 ping is answered by pong',
    async run(target) {
      const client = await WireClient.connect(target.baseUrl, await customerToken(target));
      client.send({ type: 'ping' });
      const pong = await client.waitFor('pong', (frame) => frame.type === 'pong');
      assert.equal(pong.type, 'pong');
      await client.close();
    },
  },
  {
    name: '§3 the newest connection of a person replaces the one before',
    async run(target) {
      const token = await customerToken(target);
      const first = await WireClient.connect(target.baseUrl, token);
      const second = await WireClient.connect(target.baseUrl, token);
      assert.equal(await first.waitForClose(), closeCode('replaced'));
      second.send({ type: 'ping' });
      await second.waitFor('pong', (frame) => frame.type === 'pong');
      await second.close();
    },
  },
  {
    name: '§4 a frame that is no JSON is refused, and the connection goes on',
    async run(target) {
      const client = await WireClient.connect(target.baseUrl, await customerToken(target));
      client.sendText('{"type":"comm');
      const refusal = await client.waitFor('a refusal', (frame) => frame.type === 'refuse');
      assert.ok(refusal.type === 'refuse');
      assert.equal(refusal.code, 'frame.malformed');
      client.send({ type: 'ping' });
      await client.waitFor('pong', (frame) => frame.type === 'pong');
      await client.close();
    },
  },
  {
    name: '§4 a command with wrong arguments is refused by its id',
    async run(target) {
      const { client, session } = await customerInSession(target);
      const id = freshId();
      const answer = await client.ask(id, 'message.send', { content: 'words' }, session);
      assert.ok(answer.type === 'refuse');
      assert.equal(answer.code, 'frame.malformed');
      assert.equal(answer.id, id);
      await client.close();
    },
  },
  {
    name: '§4 an unknown command is refused, unknown fields are ignored',
    async run(target) {
      const { client, session } = await customerInSession(target);
      const unknown = await client.ask(freshId(), 'session.dance', {}, session);
      assert.ok(unknown.type === 'refuse');
      assert.equal(unknown.code, 'frame.unknownCommand');
      const id = freshId();
      client.send({
        type: 'command',
        id,
        name: 'message.send',
        session,
        args: { content: { type: 'text', text: 'hello', shade: 'blue' }, later: 1 },
        more: true,
      });
      assert.equal((await client.answer(id)).type, 'ack');
      await client.close();
    },
  },
  {
    name: '§4 a frame over the limit closes the connection with frameTooLarge',
    async run(target) {
      const client = await WireClient.connect(target.baseUrl, await customerToken(target));
      client.sendText(' '.repeat(LIMITS.frameMaxBytes + 1));
      assert.equal(await client.waitForClose(), closeCode('frameTooLarge'));
    },
  },
];
