import { asId, type SessionEvent, type SessionId } from '@ccc/protocol';
import { SessionLog, type ReadBeginning } from './session-log';

const SESSION = asId<SessionId>('s');

function openLog(readBeginning: ReadBeginning = () => Promise.reject(new Error('not asked'))) {
  let tell: (event: SessionEvent) => void = () => undefined;
  const connection = {
    onEvent(listener: (event: SessionEvent) => void) {
      tell = listener;
      return () => (tell = () => undefined);
    },
  };
  const log = new SessionLog(connection, readBeginning);
  return { log, tell: (event: SessionEvent) => tell(event) };
}

const started: SessionEvent = {
  session: SESSION,
  seq: 1,
  at: 5,
  name: 'session.started',
  actor: { kind: 'system' },
  data: {
    customer: { id: asId('c'), nickname: '王小明' },
    flow: { id: asId('f'), version: 2 },
    page: 'pages/index',
  },
};

const stepped = (seq: number, label: string): SessionEvent => ({
  session: SESSION,
  seq,
  at: seq,
  name: 'flow.stepped',
  actor: { kind: 'system' },
  data: { visited: [{ node: `n${seq}`, kind: 'message', label }], snapshot: null },
});

test('learns where the customer came from and how they walked the flow', () => {
  const { log, tell } = openLog();
  tell(started);
  tell(stepped(2, '欢迎'));
  tell(stepped(3, ''));
  tell(stepped(4, '选择业务'));
  tell(stepped(5, '选择业务'));
  expect(log.origin(SESSION)).toEqual({
    flow: { id: 'f', version: 2 },
    page: 'pages/index',
    clientData: undefined,
    startedAt: 5,
    path: ['欢迎', 'n3', '选择业务'],
  });
});

test('an event that comes again is learnt once', () => {
  const { log, tell } = openLog();
  tell(stepped(2, '欢迎'));
  const known = log.origin(SESSION);
  tell(stepped(2, '欢迎'));
  expect(log.origin(SESSION)).toBe(known);
});

test('of an unknown session nothing is told, and the answer stays the same object', () => {
  const { log } = openLog();
  expect(log.origin(SESSION)).toBe(log.origin(asId('other')));
});

test('the beginning of a session that is watched from its middle is fetched once, and put first', async () => {
  const asked: SessionId[] = [];
  const { log, tell } = openLog((session) => {
    asked.push(session);
    return Promise.resolve({ events: [started, stepped(2, '欢迎')] });
  });
  tell(stepped(900, '转接提示'));
  const changed = new Promise<void>((resolve) => void log.subscribe(resolve));
  log.completeOrigin(SESSION);
  log.completeOrigin(SESSION);
  await changed;
  log.completeOrigin(SESSION);
  expect(asked).toEqual([SESSION]);
  expect(log.origin(SESSION)).toMatchObject({ startedAt: 5, path: ['欢迎', '转接提示'] });
});

test('a beginning that could not be fetched is asked for again', async () => {
  const answers = [Promise.reject(new Error('away')), Promise.resolve({ events: [started] })];
  const { log } = openLog(() => answers.shift()!);
  const changed = new Promise<void>((resolve) => void log.subscribe(resolve));
  log.completeOrigin(SESSION);
  await new Promise(setImmediate);
  log.completeOrigin(SESSION);
  await changed;
  expect(log.origin(SESSION).startedAt).toBe(5);
});
