import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  parseFlow,
  type FlowDefinition,
  type FlowInput,
  type FlowOutput,
  type FlowSnapshot,
} from '../src';

/** One run through a flow: what happens, and what must come of it. */
export interface Trace {
  name: string;
  steps: TraceStep[];
}

export interface TraceStep {
  /** ISO 8601, where the flow looks at the clock. */
  now?: string;
  input: FlowInput;
  outputs: FlowOutput[];
  at: string;
  awaiting: string;
  /** What else the snapshot must hold. */
  state?: Partial<FlowSnapshot>;
}

/** The time of a step as `stepFlow` takes it. */
export function timeOf({ now }: TraceStep): number | undefined {
  return now === undefined ? undefined : Date.parse(now);
}

export interface Fixture {
  file: string;
  definition: FlowDefinition;
  traces: Trace[];
}

const DIR = join(__dirname, '..', 'fixtures');

function read(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** Every file of `fixtures/`; `flow` is a document, or the path of one. */
export function loadFixtures(): Fixture[] {
  return readdirSync(DIR).map((file) => {
    const { flow, traces } = read(join(DIR, file)) as { flow: unknown; traces: Trace[] };
    const document = typeof flow === 'string' ? read(join(DIR, flow)) : flow;
    return { file, definition: parseFlow(document), traces };
  });
}
