import { FRAME_MS, FRAME_SAMPLES } from '../ogg/opus-packet';
import { levelOf, toneOf } from '../../../test/calls/tones';
import type { LegRole } from '../media-provider';
import { Mixer } from './mixer';
import { openVoiceCodec } from './voice-codec';

const ROLES: readonly LegRole[] = ['customer', 'agent', 'colleague'];
const VOICES: Record<LegRole, number> = { customer: 500, agent: 900, colleague: 1300 };

it('lets three hear each other, through Opus and back', () => {
  const mixer = new Mixer(ROLES);
  const mouths = new Map(ROLES.map((role) => [role, { codec: openVoiceCodec(), source: {} }]));
  const ears = new Map(ROLES.map((role) => [role, openVoiceCodec()]));
  const heard = new Map<LegRole, Int16Array[]>(ROLES.map((role) => [role, []]));
  const numbers = new Map<LegRole, number[]>(ROLES.map((role) => [role, []]));
  for (let frame = 0; frame < 60; frame += 1) {
    for (const [role, { codec, source }] of mouths) {
      const payload = codec.encode(toneOf(VOICES[role], frame));
      const about = { payloadType: 111, marker: false, sequenceNumber: frame };
      mixer.take(role, source, { ...about, timestamp: frame * FRAME_SAMPLES, payload }, false);
    }
    for (const { role, packet } of mixer.due(frame * FRAME_MS)) {
      numbers.get(role)?.push(packet.sequenceNumber);
      const said = ears.get(role)?.decode(packet.payload);
      if (said) heard.get(role)?.push(said);
    }
  }
  for (const role of ROLES) {
    const sound =
      heard
        .get(role)
        ?.slice(-20)
        .flatMap((frame) => [...frame]) ?? [];
    const samples = Int16Array.from(sound);
    const audible = ROLES.filter((other) => levelOf(VOICES[other], samples) > 0.1);
    expect([role, audible]).toEqual([role, ROLES.filter((other) => other !== role)]);
    expect(levelOf(VOICES[role], samples)).toBeLessThan(0.01);
    expect(numbers.get(role)).toEqual(Array.from({ length: 60 }, (_, index) => index));
  }
  mixer.close();
  for (const { codec } of mouths.values()) codec.close();
  for (const codec of ears.values()) codec.close();
});
