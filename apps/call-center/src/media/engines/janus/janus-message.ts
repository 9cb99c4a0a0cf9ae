import { Type } from '@sinclair/typebox';
import { TypeCompiler } from '@sinclair/typebox/compiler';

/** What Janus says, as far as it is listened to: answers (with a `transaction`) and events (of a `sender`). */
export interface JanusMessage {
  janus: string;
  transaction?: string;
  /** The handle. */
  sender?: number;
  data?: { id: number };
  error?: { code: number; reason: string };
  plugindata?: { data: { error_code?: number; error?: string; result?: { sdp?: string } } };
  jsep?: { sdp: string };
}

const MESSAGE = Type.Object({
  janus: Type.String(),
  transaction: Type.Optional(Type.String()),
  sender: Type.Optional(Type.Integer()),
  data: Type.Optional(Type.Object({ id: Type.Integer() })),
  error: Type.Optional(Type.Object({ code: Type.Integer(), reason: Type.String() })),
  plugindata: Type.Optional(
    Type.Object({
      data: Type.Object({
        error_code: Type.Optional(Type.Integer()),
        error: Type.Optional(Type.String()),
        result: Type.Optional(Type.Object({ sdp: Type.Optional(Type.String()) })),
      }),
    }),
  ),
  jsep: Type.Optional(Type.Object({ sdp: Type.String() })),
});
const check = TypeCompiler.Compile(MESSAGE);

/** Janus, or its plugin, does not do what it was asked. */
export class JanusRefusal extends Error {
  constructor(
    readonly code: number,
    reason: string,
  ) {
    super(`Janus: ${reason} (${code})`);
  }
}

/** `null` if it is none that anybody here waits for. */
export function readJanusMessage(text: string): JanusMessage | null {
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch {
    return null;
  }
  return check.Check(message) ? message : null;
}

/** What is refused by it, if anything. */
export function refusalIn({ error, plugindata }: JanusMessage): JanusRefusal | null {
  if (error) return new JanusRefusal(error.code, error.reason);
  const code = plugindata?.data.error_code;
  return code === undefined ? null : new JanusRefusal(code, plugindata?.data.error ?? '');
}
