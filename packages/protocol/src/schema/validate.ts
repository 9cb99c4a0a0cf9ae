import type { TSchema } from '@sinclair/typebox';
import { TypeCompiler, type TypeCheck } from '@sinclair/typebox/compiler';
import { asId, type CommandId } from '../ids';
import type { ClientFrame } from '../frames';
import type { ErrorCode } from '../codes/error-codes';
import { commandArgsSchemas, commandFrameSchema, namesSession } from './commands';
import { helloFrameSchema, pingFrameSchema } from './frames';

/** What came of reading a frame. A refusal carries the command's id when the frame still had one. */
export type FrameReading =
  | { ok: true; frame: ClientFrame }
  | { ok: false; code: ErrorCode; id?: CommandId; params?: Record<string, string> };

const checks = {
  hello: TypeCompiler.Compile(helloFrameSchema),
  ping: TypeCompiler.Compile(pingFrameSchema),
  command: TypeCompiler.Compile(commandFrameSchema),
};
const argChecks = new Map<string, TypeCheck<TSchema>>(
  Object.entries(commandArgsSchemas).map(([name, schema]) => [name, TypeCompiler.Compile(schema)]),
);

/** Reads the text of a frame that a client sent: a frame of the schema, or the code to refuse it with. */
export function readClientFrame(text: string): FrameReading {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { ok: false, code: 'frame.malformed' };
  }
  if (checks.command.Check(json)) return readCommand(json);
  if (checks.ping.Check(json) || checks.hello.Check(json)) {
    return { ok: true, frame: json as ClientFrame };
  }
  return { ok: false, code: 'frame.malformed', ...idOf(json) };
}

function readCommand(json: {
  id: string;
  name: string;
  session?: string;
  args: object;
}): FrameReading {
  const id = asId<CommandId>(json.id);
  const check = argChecks.get(json.name);
  if (!check) return { ok: false, code: 'frame.unknownCommand', id, params: { name: json.name } };
  const fits = check.Check(json.args) && (json.session !== undefined || !namesSession(json.name));
  if (!fits) return { ok: false, code: 'frame.malformed', id };
  return { ok: true, frame: json as ClientFrame };
}

function idOf(json: unknown): { id?: CommandId } {
  if (typeof json !== 'object' || json === null || !('id' in json)) return {};
  const { id } = json;
  return typeof id === 'string' && /^[A-Za-z0-9_-]{1,64}$/.test(id)
    ? { id: asId<CommandId>(id) }
    : {};
}
