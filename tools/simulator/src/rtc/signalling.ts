import type { Host } from '../runtime/host';
import { RequestTask, relayHeaders } from '../wx/request';

const EXCHANGE_MS = 10_000;
const TOO_MANY_REQUESTS = 429;

/** The service does not take the offer. */
export class LegRefused extends Error {
  constructor(
    private readonly status: number,
    body: string,
  ) {
    super(`${status} ${body}`.trim());
    this.name = 'LegRefused';
  }

  /** Whether asking again cannot help: the leg is gone or the offer is wrong. */
  get isFinal(): boolean {
    return this.status < 500 && this.status !== TOO_MANY_REQUESTS;
  }
}

/**
 * Hands the offer to the service and returns its answer.
 * @throws LegRefused when the service says no, ApiFailure when it cannot be reached
 */
export async function exchange(host: Host, endpoint: string, offer: string): Promise<string> {
  const { statusCode, body } = await new RequestTask(host, EXCHANGE_MS).send({
    url: endpoint,
    method: 'POST',
    header: { 'content-type': 'application/sdp' },
    body: offer,
  });
  const text = await body.text();
  if (statusCode !== 201) throw new LegRefused(statusCode, text);
  return text;
}

/** Tells the service that the leg is over; goes out even while the page is being closed. */
export function hangUp(host: Host, endpoint: string): void {
  if (!host.network.online) return;
  const headers = relayHeaders({ url: endpoint, method: 'DELETE', header: {} });
  window
    .fetch(`${host.boot.base}relay`, { method: 'POST', keepalive: true, headers })
    // The service notices a leg that is silent.
    .catch(() => undefined);
}
