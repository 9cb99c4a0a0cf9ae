import type { LegSummary } from '../shared/control';
import type { Leg } from './leg';
import { readStats } from './stats';

/** What tests see of a leg. */
export async function summarise(leg: Leg): Promise<LegSummary> {
  const report = (await leg.stats()) ?? [];
  const sent = readStats(report, 'outbound');
  const received = readStats(report, 'inbound');
  return {
    endpoint: leg.endpoint,
    state: leg.state,
    sentAudioEnergy: sent.audioEnergy,
    receivedAudioEnergy: received.audioEnergy,
    framesSent: sent.framesSent,
    framesDecoded: received.framesDecoded,
  };
}
