import { validateFlow } from '@ccc/flow';
import { AUDIO_FLOW } from './demo-audio-flow';
import { DEMO } from './demo-people';

it('is a flow without faults, under the id that the calling mini-program dials', () => {
  expect(validateFlow(AUDIO_FLOW)).toEqual([]);
  expect(AUDIO_FLOW.id).toBe(DEMO.audioFlow);
});
