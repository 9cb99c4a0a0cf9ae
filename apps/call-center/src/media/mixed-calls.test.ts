import type { CallId } from '@ccc/protocol';
import { VOICE_OFFER, wiredEngine, type Wire } from '../../test/calls/wired-engine';
import { createEmbeddedProvider } from './embedded-provider';
import type { LegRole, MediaProvider } from './media-provider';
import { SILENCE } from './ogg/opus-packet';
import { buildRtp } from './rtp/rtp-packet';
import { loadSounds } from './sounds/sound-library';

const ROLES: readonly LegRole[] = ['customer', 'agent', 'colleague'];
const LIMIT = 16;

describe('calls of three', () => {
  let provider: MediaProvider;
  let wires: Wire[];
  const complaints: string[] = [];

  beforeEach(async () => {
    const complain = (_about: object, message: string): void => void complaints.push(message);
    const log = { warn: complain, error: complain };
    const sounds = await loadSounds();
    const wired = wiredEngine();
    wires = wired.wires;
    const { engine } = wired;
    provider = createEmbeddedProvider({ engine, sounds, announced: [], maxLegs: 100, log });
  });
  afterEach(async () => {
    await provider.close();
    complaints.length = 0;
  });

  async function three(call: CallId): Promise<Wire[]> {
    provider.openRoom(call);
    const own: Wire[] = [];
    for (const role of ROLES) {
      await provider.answer(call, role, VOICE_OFFER);
      const wire = wires.at(-1);
      wire?.handlers.onConnected();
      if (wire) own.push(wire);
    }
    provider.bridge(call, ROLES);
    return own;
  }

  const say = (wire: Wire | undefined): void => {
    const about = { payloadType: 111, marker: false, ssrc: 7, sequenceNumber: 1, timestamp: 960 };
    wire?.handlers.onPacket(buildRtp({ ...about, payload: SILENCE }));
  };

  it(`are mixed up to ${LIMIT}; in one more the two sides hear each other, until another is over`, async () => {
    const call = (index: number): CallId => `call ${index}` as CallId;
    for (let index = 0; index < LIMIT; index += 1) await three(call(index));
    expect(complaints).toEqual([]);
    const [customer, agent, colleague] = await three(call(LIMIT));
    expect(complaints).toContain(
      `${LIMIT} calls of three go on: in one more the colleague is not heard`,
    );
    say(colleague);
    say(agent);
    expect(customer?.heard).toEqual([SILENCE]);
    say(customer);
    expect(agent?.heard).toEqual([SILENCE]);
    expect(colleague?.heard).toEqual([]);

    await provider.closeRoom(call(0));
    complaints.length = 0;
    provider.bridge(call(LIMIT), ROLES);
    expect(complaints).toEqual([]);
    say(agent);
    // It is mixed by now: nothing is passed on as it came.
    expect(customer?.heard).toHaveLength(1);
  });
});
