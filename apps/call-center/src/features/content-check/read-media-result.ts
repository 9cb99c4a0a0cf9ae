import { CccError } from '@ccc/protocol';
import { judgementOf, type Judgement } from '../../wechat/wechat-checks';

/** What a pushed message says of something that was to be judged. */
export type MediaResult =
  { trace: string; judgement: Judgement } | { trace: string; judgement: null; problem: string };

interface Pushed {
  Event?: unknown;
  Encrypt?: unknown;
  trace_id?: unknown;
  errcode?: unknown;
  errmsg?: unknown;
  result?: { suggest?: unknown; label?: unknown };
}

/**
 * A pushed message as a result of `mediaCheckAsync`; null: it is about something else.
 * @throws CccError `request.malformed` when it is no JSON, or encrypted
 */
export function readMediaResult(body: string): MediaResult | null {
  const pushed = jsonOf(body);
  if (pushed.Encrypt !== undefined) {
    throw malformed('choose 明文模式 (plain) under 消息推送');
  }
  if (pushed.Event !== 'wxa_media_check' || typeof pushed.trace_id !== 'string') return null;
  const judgement = Number(pushed.errcode ?? 0) === 0 ? judgementOf(pushed.result) : null;
  if (judgement) return { trace: pushed.trace_id, judgement };
  const problem = `${String(pushed.errcode)} ${String(pushed.errmsg)}`;
  return { trace: pushed.trace_id, judgement: null, problem };
}

function jsonOf(body: string): Pushed {
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Said below.
  }
  throw malformed('choose JSON under 消息推送');
}

function malformed(problem: string): CccError {
  return new CccError('request.malformed', { params: { problem } });
}
