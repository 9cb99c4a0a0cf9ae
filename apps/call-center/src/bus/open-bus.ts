import { CccError } from '@ccc/protocol';
import type { Bus } from './bus';
import { LocalBus } from './local-bus';
import { NatsBus, type NatsBusOptions } from './nats-bus';

/**
 * Opens the bus between nodes: `local` (one process) or `nats://host:port`.
 *
 * @throws CccError `config.invalid` for any other url, or when no NATS server answers at it.
 */
export async function openBus(
  url: string,
  options: Pick<NatsBusOptions, 'onStatus'> = {},
): Promise<Bus> {
  if (url === 'local') return new LocalBus();
  if (!url.startsWith('nats://')) throw invalid(`${url}: local, nats://…`);
  try {
    return await NatsBus.open({ url, ...options });
  } catch (error) {
    throw invalid(error instanceof Error ? error.message : String(error), error);
  }
}

function invalid(problem: string, origin?: unknown): CccError {
  return new CccError('config.invalid', { params: { name: 'bus', problem }, origin });
}
