import {
  CccError,
  asId,
  type CallId,
  type CallMedia,
  type EventData,
  type EventName,
  type MediaTicket,
} from '@ccc/protocol';
import { createFakeClock } from '@ccc/testkit';
import { createMemoryPlatform } from '../src/platform/memory/index';
import { SYSTEM, event } from './events';
import { ScriptedConnection } from './scripted-connection';

export const CALL = asId<CallId>('c-1');
export const FLOW = 'entry-1';
export const LIN = {
  id: 'a-1',
  staffNo: '1001',
  nickname: '小林',
} as EventData['agent.accepted']['agent'];

export const ticketOf = (leg: string): MediaTicket => ({
  kind: 'webrtc',
  leg,
  iceServers: [],
  expiresAt: 0,
});

/** How a session of this customer begins; with `media` as a call. */
export const started = (media?: CallMedia): EventData['session.started'] => ({
  customer: { id: asId('c-1'), nickname: '' },
  flow: { id: asId(FLOW), version: 1 },
  ...(media ? { media } : {}),
});

/** A customer's side of the wire, on which a test says what the service says: its events come in order. */
export function customerStage() {
  const clock = createFakeClock();
  const connection = new ScriptedConnection();
  const service = { request: () => ({ status: 500, body: {} }) } as never;
  const platform = createMemoryPlatform({ service, clock });
  const fetchEvents = () => Promise.reject(new CccError('connection.lost'));
  let seq = 0;
  const tell = <Name extends EventName>(name: Name, data: EventData[Name], by = SYSTEM) =>
    connection.tell(event((seq += 1), name, data, by));
  return { clock, connection, platform, fetchEvents, tell };
}
