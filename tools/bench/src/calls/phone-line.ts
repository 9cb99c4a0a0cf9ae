import type { LoadConnection } from '../load/connection';
import { noSamples } from '../load/connection';
import { agentAtService, customerAtService } from '../load/converse';
import { BENCH_CALL_FLOW } from '../load/people';

/** Who says nothing for longer is taken for gone. */
const PING_MS = 20_000;

/** A call that an agent has been offered. */
export interface Dialled {
  session: string;
  call: string;
  offer: string;
}

/** The customer dials. */
export async function startCall(customer: LoadConnection): Promise<Omit<Dialled, 'offer'>> {
  const started = customer.happens('call.started');
  const opened = await customer.ask('session.open', { flow: BENCH_CALL_FLOW, media: 'audio' });
  return { session: opened.result?.session ?? '', call: (await started).data?.call ?? '' };
}

/** Where the offer of someone who is in a call goes. */
export async function legUrlOf(
  port: number,
  person: LoadConnection,
  { session, call }: Omit<Dialled, 'offer'>,
): Promise<string> {
  const { result } = await person.ask('call.join', { call }, session);
  return `http://127.0.0.1:${port}/api/v1/media/legs/${result?.ticket?.leg ?? ''}`;
}

/** The customer hangs up; resolves when the session is over. */
export async function endCall(
  customer: LoadConnection,
  { session, call }: Omit<Dialled, 'offer'>,
): Promise<void> {
  const ended = customer.happens('session.ended');
  await customer.ask('call.end', { call }, session);
  await ended;
}

/** A customer and an agent on the wire who call each other, one call after another. */
export class PhoneLine {
  private readonly pings: NodeJS.Timeout;

  private constructor(
    private readonly port: number,
    private readonly customer: LoadConnection,
    private readonly agent: LoadConnection,
  ) {
    this.pings = setInterval(() => [customer, agent].forEach((each) => each.ping()), PING_MS);
  }

  static async open(port: number, n: number): Promise<PhoneLine> {
    const samples = noSamples();
    const agent = await agentAtService(port, n, samples);
    return new PhoneLine(port, await customerAtService(port, n, samples), agent);
  }

  /** The customer dials; resolves when the agent's desk rings. */
  async dial(): Promise<Dialled> {
    const offered = this.agent.next((frame) => !!frame.data?.tasks?.some((task) => task.offer));
    const { session, call } = await startCall(this.customer);
    const task = (await offered).data?.tasks?.find((each) => each.session === session);
    return { session, call, offer: task?.offer?.id ?? '' };
  }

  async accept({ session, offer }: Dialled): Promise<void> {
    const answered = this.customer.happens('call.answered');
    await this.agent.ask('offer.accept', { offer }, session);
    await answered;
  }

  /** Where a side's offer goes. */
  legUrl(side: 'customer' | 'agent', dialled: Dialled): Promise<string> {
    return legUrlOf(this.port, this[side], dialled);
  }

  /** The customer hangs up, and the agent puts the session away. */
  async hangUp(dialled: Dialled): Promise<void> {
    await endCall(this.customer, dialled);
    await this.agent.ask('session.complete', {}, dialled.session);
  }

  async close(): Promise<void> {
    clearInterval(this.pings);
    await Promise.all([this.customer.drop(), this.agent.drop()]);
  }
}

/** Hands an SDP offer in at a leg. @returns the answer */
export async function offerTo(legUrl: string, offer: string): Promise<string> {
  const response = await fetch(legUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/sdp' },
    body: offer,
  });
  const answer = await response.text();
  if (response.status !== 201) throw new Error(`${response.status} ${answer}`);
  return answer;
}
