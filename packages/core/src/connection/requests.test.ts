import { asId, type CommandFrame, type CommandId } from '@ccc/protocol';
import { createFakeClock } from '@ccc/testkit';
import { Requests, type RequestOptions } from './requests';

function setUp() {
  const clock = createFakeClock();
  const sent: CommandFrame[] = [];
  const onOverdue = jest.fn();
  let ids = 0;
  const requests = new Requests({
    clock,
    newId: () => asId<CommandId>(`new${(ids += 1)}`),
    send: (frame) => sent.push(frame),
    onOverdue,
  });
  const ask = (id: string, options: Partial<RequestOptions> = {}) =>
    requests.add(
      { type: 'command', id: asId<CommandId>(id), name: 'instance.watch', args: {} },
      { timeoutMs: 15000, resendWith: 'same', ...options },
    );
  const sentIds = () => sent.map(({ id }) => id);
  return { clock, requests, ask, sentIds, onOverdue };
}

const ack = (id: string, seq?: number) => ({ type: 'ack', id: asId<CommandId>(id), seq }) as const;

describe('Requests', () => {
  it('matches answers with commands by id, in any order', async () => {
    const { requests, ask } = setUp();
    requests.open();
    const one = ask('a');
    const two = ask('b');
    requests.acknowledge(ack('b', 2));
    requests.acknowledge(ack('a', 1));
    await expect(one).resolves.toEqual({ seq: 1, result: undefined });
    await expect(two).resolves.toEqual({ seq: 2, result: undefined });
  });

  it('rejects with the code, the wait and the values of a refusal', async () => {
    const { requests, ask } = setUp();
    requests.open();
    const asked = ask('a');
    requests.refuse({
      type: 'refuse',
      id: asId<CommandId>('a'),
      code: 'rate.limited',
      retryAfterMs: 900,
    });
    await expect(asked).rejects.toMatchObject({ code: 'rate.limited', retryAfterMs: 900 });
  });

  it('makes a code it does not know `unknown`', async () => {
    const { requests, ask } = setUp();
    requests.open();
    const asked = ask('a');
    requests.refuse({ type: 'refuse', id: asId<CommandId>('a'), code: 'future.code' });
    await expect(asked).rejects.toMatchObject({ code: 'unknown' });
  });

  it('holds commands until there is a connection and sends them in order', () => {
    const { requests, ask, sentIds } = setUp();
    void ask('a');
    void ask('b');
    expect(sentIds()).toEqual([]);
    requests.open();
    expect(sentIds()).toEqual(['a', 'b']);
  });

  it('sends again after a reconnect what has no answer, with the same id', async () => {
    const { requests, ask, sentIds } = setUp();
    requests.open();
    const one = ask('a');
    void ask('b');
    requests.acknowledge(ack('a'));
    await one;
    requests.close();
    requests.open();
    expect(sentIds()).toEqual(['a', 'b', 'b']);
  });

  it('gives subscribing commands a new id, and takes the answer to that', async () => {
    const { requests, ask, sentIds } = setUp();
    requests.open();
    const asked = ask('a', { resendWith: 'new' });
    requests.close();
    requests.open();
    expect(sentIds()).toEqual(['a', 'new1']);
    requests.acknowledge(ack('new1', 5));
    await expect(asked).resolves.toMatchObject({ seq: 5 });
  });

  it('times out with `connection.timeout`, unless it may wait for ever', async () => {
    const { clock, ask } = setUp();
    const asked = ask('a');
    const patient = jest.fn();
    ask('b', { timeoutMs: Infinity }).then(patient, patient);
    clock.advance(15000);
    await expect(asked).rejects.toMatchObject({ code: 'connection.timeout' });
    clock.advance(10_000_000);
    expect(patient).not.toHaveBeenCalled();
  });

  it('reports a connection on which an answer is overdue', () => {
    const { clock, requests, ask, onOverdue } = setUp();
    requests.open();
    void ask('a', { timeoutMs: Infinity });
    clock.advance(9999);
    expect(onOverdue).not.toHaveBeenCalled();
    clock.advance(1);
    expect(onOverdue).toHaveBeenCalledTimes(1);
  });

  it('is not overdue once answered, nor while there is no connection', async () => {
    const { clock, requests, ask, onOverdue } = setUp();
    requests.open();
    const asked = ask('a');
    requests.acknowledge(ack('a'));
    await asked;
    void ask('b', { timeoutMs: Infinity });
    requests.close();
    clock.advance(60000);
    expect(onOverdue).not.toHaveBeenCalled();
  });
});
