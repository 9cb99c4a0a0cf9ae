import { PATHS, type CallId, type EventFrame, type WebRtcTicket } from '@ccc/protocol';
import type { WireClient } from '@ccc/protocol/conformance';
import { DEMO } from '../../src/demo/seed-demo';
import { done } from '../conversation';
import { datachannelPeer } from './datachannel-peer';
import type { Peer } from './peer';

/** A call that was begun, and the event that said so. */
export interface Dialled {
  session: string;
  call: CallId;
  started: EventFrame;
}

/** Opens a session of this flow as a call, or finds the one there is. */
export async function dial(customer: WireClient, flow: string = DEMO.flow): Promise<Dialled> {
  const opened = await done(customer, 'session.open', { flow, media: 'audio' });
  const { session } = opened.result as { session: string };
  const started = await customer.waitForEvent(session, ({ name }) => name === 'call.started');
  return { session, call: (started.data as { call: CallId }).call, started };
}

/** Asks to be in the call, which goes through the service. */
export async function joinCall(
  client: WireClient,
  session: string,
  call: CallId,
): Promise<WebRtcTicket> {
  const { result } = await done(client, 'call.join', { call }, session);
  return (result as { ticket: WebRtcTicket }).ticket;
}

/** Offers at the HTTP door of a leg. */
export function offerAt(baseUrl: string, leg: string, sdp: string): Promise<Response> {
  return fetch(`${baseUrl}${PATHS.mediaLegs}/${leg}`, {
    method: 'POST',
    headers: { 'content-type': 'application/sdp' },
    body: sdp,
  });
}

/** Waits until the caller has heard who serves them: from here on the two hear each other. */
export async function greeted(client: WireClient, session: string): Promise<EventFrame> {
  return client.waitForEvent(
    session,
    ({ name, data }) => name === 'call.greetingSet' && 'isOn' in data && !data.isOn,
  );
}

/** Into the call, by the ticket and the HTTP door, as any client; until the test ends it. */
export async function enterCall(
  baseUrl: string,
  client: WireClient,
  session: string,
  call: CallId,
): Promise<Peer> {
  const { leg } = await joinCall(client, session, call);
  const peer = datachannelPeer();
  try {
    const answer = await offerAt(baseUrl, leg, await peer.offer());
    expect(answer.status).toBe(201);
    await peer.accept(await answer.text());
  } catch (error) {
    await peer.close();
    throw error;
  }
  return peer;
}
