import { asId, type SessionEvent, type SessionId } from '@ccc/protocol';
import { SessionLog } from './session-log';

const SESSION = asId<SessionId>('s');

function openLog() {
  let tell: (event: SessionEvent) => void = () => undefined;
  const log = new SessionLog({
    onEvent(listener) {
      tell = listener;
      return () => (tell = () => undefined);
    },
  });
  return { log, tell: (event: SessionEvent) => tell(event) };
}

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
  tell({
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
  });
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
