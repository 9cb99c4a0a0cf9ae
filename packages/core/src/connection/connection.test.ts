import type { SocketTicketResponse } from '@ccc/protocol';
import { createRecorder } from '@ccc/testkit';
import { createStage } from '../../test/stage';
import { createConnection } from './connection';
import type { ConnectionState } from './connection-state';

async function online() {
  const stage = createStage();
  const app = stage.openApp();
  const { connection, chat } = app.client;
  const states = createRecorder<ConnectionState>();
  connection.onState(states.record);
  void chat.open();
  await stage.clock.run(1000);
  const names = () => states.entries.map(({ name }) => name);
  return {
    ...stage,
    ...app,
    connection,
    chat,
    states,
    names,
    session: stage.service.sessionIds[0]!,
  };
}

describe('connection', () => {
  it('goes through ticket, socket and greeting', async () => {
    const { names, service } = await online();
    expect(names()).toEqual(['fetchingTicket', 'opening', 'greeting', 'online']);
    expect(service.hellos).toEqual([
      {
        type: 'hello',
        protocol: 1,
        ticket: expect.stringMatching(/^ticket-/),
        client: { kind: 'memory', version: expect.stringMatching(/^\d+\.\d+\.\d+$/) },
        resume: [],
      },
    ]);
  });

  it('is one flight however often it is started', async () => {
    const { connection, service, clock } = await online();
    connection.start();
    connection.start();
    await clock.run(1000);
    expect(service.hellos).toHaveLength(1);
    expect(service.connections).toBe(1);
  });

  it('ignores a ticket that was overtaken by a newer try', async () => {
    const { platform, clock, service } = await online();
    const opened: string[] = [];
    const open = platform.sockets.open;
    const answers: Array<(ticket: SocketTicketResponse) => void> = [];
    const connection = createConnection({
      platform: {
        ...platform,
        sockets: {
          open(url, handlers) {
            opened.push(url);
            return open(url, handlers);
          },
        },
      },
      fetchTicket: () => new Promise((resolve) => answers.push(resolve)),
      forgetToken: () => undefined,
      version: '0.0.0',
    });
    connection.start();
    platform.lifecycle.setOnline(false);
    platform.lifecycle.setOnline(true);
    answers[0]?.({ ticket: 'old', url: 'wss://old.example', expiresAt: 0 });
    await clock.run(100);
    expect(opened).toEqual([]);
    answers[1]?.({ ticket: 'new', url: 'wss://new.example', expiresAt: 0 });
    await clock.run(100);
    expect(opened).toEqual(['wss://new.example']);
    expect(service.hellos[service.hellos.length - 1]?.ticket).toBe('new');
    connection.close();
  });

  it('resumes after the last event it has, with a new ticket', async () => {
    const { service, clock, session, chat } = await online();
    service.closeAll('goingAway');
    service.say(session, '你不在的时候');
    await clock.run(3000);
    const [first, second] = service.hellos;
    expect(second?.ticket).not.toBe(first?.ticket);
    expect(second?.resume).toEqual([{ session, lastSeq: 3 }]);
    expect(chat.view.items).toHaveLength(2);
  });

  it('waits longer and longer while the service is away, and never longer than the cap', async () => {
    const { service, clock, states } = await online();
    service.reach = 'down';
    service.closeAll('cut');
    await clock.run(600000);
    const waits = states.entries.filter((state) => state.name === 'waiting');
    expect(waits.length).toBeGreaterThan(20);
    expect(waits.map(({ attempt }) => attempt)).toEqual(waits.map((_wait, index) => index + 1));
    service.reach = 'up';
    await clock.run(30100);
    expect(states.last?.name).toBe('online');
  });

  it('lets go before the system stops the scripts, and resumes at once when shown', async () => {
    const { platform, service, clock, connection, session, chat } = await online();
    platform.lifecycle.hide();
    await clock.run(3999);
    expect(connection.state.name).toBe('online');
    await clock.run(100);
    expect(connection.state).toMatchObject({ name: 'suspended', reason: 'hidden' });
    expect(service.connections).toBe(0);
    service.say(session, '在吗');
    await clock.run(600000);
    platform.lifecycle.show();
    await clock.run(30);
    expect(connection.state.name).toBe('online');
    expect(chat.view.items).toHaveLength(2);
  });

  it('takes a short look at another app for nothing', async () => {
    const { platform, service, clock, connection } = await online();
    platform.lifecycle.hide();
    await clock.run(2000);
    platform.lifecycle.show();
    await clock.run(60000);
    expect(connection.state.name).toBe('online');
    expect(service.hellos).toHaveLength(1);
  });

  it('does not trust a socket that scripts were stopped under', async () => {
    const { platform, service, clock, connection } = await online();
    platform.lifecycle.hide();
    // Ten minutes in which no timer ran: the clock of the system went on alone.
    const stopped = clock.now();
    jest.spyOn(platform.clock, 'now').mockReturnValue(stopped + 600000);
    platform.lifecycle.show();
    jest.restoreAllMocks();
    expect(connection.state.name).toBe('fetchingTicket');
    await clock.run(30);
    expect(connection.state.name).toBe('online');
    expect(service.hellos).toHaveLength(2);
  });

  it('notices a connection that only looks open', async () => {
    const { service, clock, connection } = await online();
    await clock.run(120000);
    expect(service.hellos).toHaveLength(1);
    service.dumb = true;
    await clock.run(25000 + 10000);
    expect(connection.state.name).not.toBe('online');
    service.dumb = false;
    await clock.run(30000);
    expect(connection.state.name).toBe('online');
    expect(service.hellos).toHaveLength(2);
  });

  it('logs in again when the service has logged it out', async () => {
    const { service, clock, connection } = await online();
    service.revokeTokens();
    service.closeAll('loggedOut');
    await clock.run(3000);
    expect(connection.state.name).toBe('online');
    const logins = service.requests.filter(({ url }) => url.endsWith('/customer/login'));
    expect(logins.map(({ body }) => Object.keys(body as object).sort())).toEqual([
      ['jsCode', 'sdkAppId'],
      ['openid', 'openidKey', 'sdkAppId'],
    ]);
  });

  it('leaves with the login, and does not bring it back', async () => {
    const { service, clock, connection, client } = await online();
    const left = client.login.logout();
    await clock.run(60000);
    await left;
    expect(connection.state.name).toBe('idle');
    expect(service.connections).toBe(0);
    expect(client.login.state.name).toBe('loggedOut');
  });

  it('measures the clock of the service', async () => {
    const { connection, clock } = await online();
    expect(Math.abs(connection.serverNow() - clock.now())).toBeLessThanOrEqual(5);
  });

  it('rejects what has no answer when it is stopped', async () => {
    const { connection, chat, session, service, clock } = await online();
    service.dumb = true;
    const asked = connection.command('session.end', {}, { session });
    const outcome = expect(asked).rejects.toMatchObject({ code: 'connection.lost' });
    connection.stop();
    await outcome;
    await clock.run(60000);
    expect(connection.state.name).toBe('idle');
    expect(service.connections).toBe(0);
    expect(chat.view.items).toHaveLength(1);
  });

  it('goes on when a listener fails', async () => {
    const { connection, service, session, clock, chat } = await online();
    connection.onEvent(() => {
      throw new Error('broken page');
    });
    service.say(session, '还在');
    await clock.run(50);
    expect(chat.view.items).toHaveLength(2);
  });
});
