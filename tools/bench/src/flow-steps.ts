import { SEED_FLOW, stepFlow, type FlowInput } from '@ccc/flow';
import type { Bench } from './figure';

const ROUNDS = 200_000;
const INPUTS: FlowInput[] = [
  { type: 'start' },
  { type: 'reply', text: '什么？' },
  { type: 'reply', text: ' 咨询 ' },
  { type: 'queued', ahead: 3 },
  { type: 'accepted', staffNo: '000010' },
  { type: 'served' },
];

/** The seed's conversation through the pure engine, over and over, on one core. */
export const flowSteps: Bench = {
  name: 'flow',
  title: 'Flow engine, one core',
  async run() {
    const converse = () => {
      let snapshot: ReturnType<typeof stepFlow>['snapshot'] | null = null;
      for (const input of INPUTS) snapshot = stepFlow(SEED_FLOW, snapshot, input).snapshot;
      return snapshot;
    };
    for (let n = 0; n < ROUNDS / 10; n += 1) converse();
    const startedAt = performance.now();
    for (let n = 0; n < ROUNDS; n += 1) converse();
    const seconds = (performance.now() - startedAt) / 1000;
    const perSecond = Math.round((ROUNDS * INPUTS.length) / seconds);
    return [
      { what: "steps of the seed's flow per second", measured: perSecond.toLocaleString('en') },
    ];
  },
};
