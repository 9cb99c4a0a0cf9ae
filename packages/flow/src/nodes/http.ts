import { FLOW_LIMITS } from '../limits';
import type { HttpNode } from '../model';
import type { HttpCall } from '../run-model';
import { fillPlaces } from '../variables';
import type { NodeBehaviour, NodeContext, NodeFault, NodeMove } from './node-behaviour';
import { NEXT, VARIABLE_PATTERN, neededText, nodeSchema, optionalText } from './node-fields';

/** Variables may stand behind the host only: who answers is never for a customer to say. */
export const URL_PATTERN = '^https?://[^\\s/?#$@{}]+([/?#]\\S*)?$';

/** Where a value lies in the answer: names and indexes, joined by dots. */
export const FIELD_PATTERN = '^[^.\\s]+(\\.[^.\\s]+)*$';

/** The first repetition comes after this, each further one after twice the time. */
const RETRY_MS = 1000;

/**
 * HTTP 请求: asks another service while the customer waits, and keeps parts of its answer.
 *
 * ```
 * enter → http ──answered──► next
 *          │ └──failed, retries left──► http, a little later
 *          └────failed: default values──► failure
 * ```
 */
export const HTTP: NodeBehaviour<HttpNode> = {
  schema: nodeSchema(
    'http',
    'HTTP 请求',
    'HTTP call',
    {
      method: {
        type: 'string',
        title: '方法',
        description: 'Method',
        enum: ['GET', 'POST', 'PUT'],
      },
      url: {
        type: 'string',
        title: '请求地址',
        description: 'URL',
        pattern: URL_PATTERN,
        maxLength: FLOW_LIMITS.textMaxChars,
      },
      timeoutMs: {
        type: 'integer',
        title: '超时（毫秒）',
        description: 'Timeout in milliseconds',
        minimum: 100,
        maximum: FLOW_LIMITS.callTimeoutMaxMs,
      },
      retries: {
        type: 'integer',
        title: '重试次数',
        description: 'Retries',
        minimum: 0,
        maximum: FLOW_LIMITS.callRetries,
      },
      fields: {
        type: 'array',
        title: '返回字段',
        description: 'Fields of the answer',
        maxItems: FLOW_LIMITS.callFields,
        items: {
          type: 'object',
          required: ['path', 'variable', 'default'],
          properties: {
            path: { type: 'string', title: '路径', description: 'Path', pattern: FIELD_PATTERN },
            variable: {
              type: 'string',
              title: '变量名',
              description: 'Variable',
              pattern: VARIABLE_PATTERN,
            },
            default: optionalText('默认值', 'Default value'),
          },
        },
      },
      next: NEXT,
      failure: { ...NEXT, title: '请求失败的下一节点', description: 'Next node after a failure' },
    },
    { body: neededText('请求正文', 'JSON body') },
  ),
  exits: (node) => [node.next, node.failure],
  texts: (node) => [
    { field: 'url', text: node.url, variables: [] },
    { field: 'body', text: node.body ?? '', variables: [] },
  ],
  faults: bodyFaults,
  enter(node, context) {
    context.visit();
    return callNow(node, 0, context.now ?? 0, context);
  },
  receive(node, wait, input, context) {
    if (wait.awaiting !== 'http' || input.type !== 'called') return null;
    if (input.outcome === 'failed' && wait.attempt < node.retries) {
      const later = (context.now ?? wait.dueAt) + RETRY_MS * 2 ** wait.attempt;
      return callNow(node, wait.attempt + 1, later, context);
    }
    const answer = input.outcome === 'answered' ? input.body : undefined;
    for (const field of node.fields) {
      context.set(field.variable, valueAt(answer, field.path) ?? field.default);
    }
    if (input.outcome === 'answered') return { to: node.next };
    context.visit('failure');
    return { to: node.failure };
  },
};

function callNow(node: HttpNode, attempt: number, dueAt: number, context: NodeContext): NodeMove {
  const call: HttpCall = {
    method: node.method,
    url: fillPlaces(node.url, context.variables, encodeURIComponent),
    ...(node.body === undefined
      ? {}
      : { body: fillPlaces(node.body, context.variables, insideJson) }),
    timeoutMs: node.timeoutMs,
  };
  context.callHttp(call);
  return { wait: { awaiting: 'http', attempt, dueAt, call } };
}

/** A value as it stands between the quotes of a JSON text. */
function insideJson(value: string): string {
  return JSON.stringify(value).slice(1, -1);
}

/** What lies there, as words; null: nothing that can be said. */
function valueAt(answer: unknown, path: string): string | null {
  let value = answer;
  for (const step of path.split('.')) {
    value = hasOwn(value, step) ? value[step] : undefined;
  }
  const isWord = ['string', 'number', 'boolean'].includes(typeof value);
  return isWord ? Array.from(String(value)).slice(0, FLOW_LIMITS.valueMaxChars).join('') : null;
}

function hasOwn(value: unknown, name: string): value is Record<string, unknown> {
  return (
    typeof value === 'object' && value !== null && Object.prototype.hasOwnProperty.call(value, name)
  );
}

/** Variables stand inside of quotes, so that no answer of a customer can change what is asked. */
function bodyFaults({ body }: HttpNode): NodeFault[] {
  if (body === undefined) return [];
  try {
    JSON.parse(fillPlaces(body, {}, insideJson));
    return [];
  } catch {
    const zh = '“请求正文”不是 JSON（变量须写在引号内）';
    const en = '"JSON body" is no JSON (variables stand inside of quotes)';
    return [{ code: 'body.notJson', 'zh-CN': zh, en }];
  }
}
