import type { Host } from '../runtime/host';
import { checkAddress } from '../wx/request';
import { legEndpoint } from './address';
import { Leg } from './leg';

/** The legs of calls that the app is on, by address. */
export class Legs {
  private readonly legs = new Map<string, Leg>();

  get all(): readonly Leg[] {
    return [...this.legs.values()];
  }

  /** The leg a component's address means; `null`, with the problem reported, when there can be none. */
  at(host: Host, tag: string, address: string): Leg | null {
    const endpoint = legEndpoint(address);
    if (endpoint === null) {
      const message = `<${tag}> reaches only ccc+http(s):// in the simulator; "${address}" needs a phone`;
      host.problems.report({ code: 'network.rule', severity: 'error', message });
      return null;
    }
    try {
      checkAddress(host, endpoint, ['https:', 'http:']);
    } catch {
      return null;
    }
    const known = this.legs.get(endpoint);
    if (known !== undefined) return known;
    const leg = new Leg(host, endpoint, () => this.legs.delete(endpoint));
    this.legs.set(endpoint, leg);
    return leg;
  }

  /** The window closes: nothing may stay open behind it. */
  endAll(): void {
    for (const leg of this.all) leg.end();
  }
}
