import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseFlow, type FlowDefinition, type FlowInput, type FlowOutput } from '../src';

/** One run through a flow: what happens, and what must come of it. */
export interface Trace {
  name: string;
  steps: Array<{ input: FlowInput; outputs: FlowOutput[]; at: string; awaiting: string }>;
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
