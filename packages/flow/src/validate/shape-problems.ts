import { FLOW_LIMITS } from '../limits';
import type { FlowProblem } from '../model';
import { DATE_PATTERN, END_TIME_PATTERN, TIME_PATTERN } from '../nodes/hours';
import { FIELD_PATTERN, URL_PATTERN } from '../nodes/http';
import { ID_PATTERN, KEY_PATTERN, VARIABLE_PATTERN } from '../nodes/node-fields';
import { NODE_KINDS, isNodeKind } from '../nodes/node-kinds';
import { FLOW_HEAD_SCHEMA } from './flow-schema';
import { isObject, misfits, type Misfit } from './json-schema';
import { WHOLE_FLOW, problem, type ProblemNode } from './problem';

/** Where a document does not look like a flow: fields missing, of a wrong type, empty, too long. */
export function shapeProblems(json: unknown): FlowProblem[] {
  if (!isObject(json)) {
    return [problem(WHOLE_FLOW, 'flow.notObject', '流程不是 JSON 对象', 'The flow is no object')];
  }
  return [
    ...misfits(FLOW_HEAD_SCHEMA, json).map((misfit) => worded(WHOLE_FLOW, misfit)),
    ...nodeListProblems(json['nodes']),
  ];
}

/** The name of a node that may not be sound. */
export function problemNode(node: unknown): ProblemNode {
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);
  return isObject(node) ? { id: text(node['id']), label: text(node['label']) } : WHOLE_FLOW;
}

function nodeListProblems(nodes: unknown): FlowProblem[] {
  if (!Array.isArray(nodes)) {
    return [
      problem(WHOLE_FLOW, 'flow.nodesMissing', '缺少节点列表', 'The list of nodes is missing'),
    ];
  }
  if (nodes.length > FLOW_LIMITS.nodes) {
    const max = FLOW_LIMITS.nodes;
    const zh = `节点不能超过 ${max} 个`;
    return [problem(WHOLE_FLOW, 'flow.tooManyNodes', zh, `There are more than ${max} nodes`)];
  }
  return nodes.flatMap((node, index) => nodeProblems(node, index));
}

function nodeProblems(node: unknown, index: number): FlowProblem[] {
  const where = problemNode(node);
  if (!isObject(node)) {
    const zh = `第 ${index + 1} 个节点不是 JSON 对象`;
    return [problem(where, 'node.notObject', zh, `Node ${index + 1} is no object`)];
  }
  const { kind } = node;
  if (!isNodeKind(kind)) {
    const name = typeof kind === 'string' ? kind : '?';
    const en = `This version knows no node of kind "${name}"`;
    return [problem(where, 'node.kindUnknown', `不支持的模块类型“${name}”`, en)];
  }
  return misfits(NODE_KINDS[kind].schema, node).map((misfit) => worded(where, misfit));
}

function worded(node: ProblemNode, misfit: Misfit): FlowProblem {
  const last = misfit.path[misfit.path.length - 1] ?? '';
  if (WAYS_OUT.has(last) && misfit.keyword !== 'type') {
    const place = placeOf(misfit);
    return problem(
      node,
      'node.nextMissing',
      `${place.zh}没有连接下一个节点`,
      `${place.en}leads to no node`,
    );
  }
  const [reason, zh, en] = faultOf(misfit);
  const place = placeOf(misfit);
  const { title, description } = misfit.schema;
  const field = misfit.path.join('.');
  return problem(
    node,
    `field.${reason}`,
    `${place.zh}“${title ?? field}”${zh}`,
    `${place.en}"${description ?? field}" ${en}`,
  );
}

/** The settings that hold the id of a node that follows. */
const WAYS_OUT: ReadonlySet<string | number> = new Set([
  'next',
  'open',
  'closed',
  'error',
  'failure',
  'unavailable',
  'timeout',
  'otherwise',
  'noKey',
]);

/** What the entries of a list, or the ways out that have names, are called. */
const PLACES: Readonly<Record<string, { zh: string; en: string }>> = {
  branches: { zh: '分支', en: 'Branch' },
  keys: { zh: '按键', en: 'Key' },
  options: { zh: '选项', en: 'Option' },
  weekly: { zh: '时间段', en: 'Opening time' },
  exceptions: { zh: '例外日期', en: 'Exception' },
  open: { zh: '服务时间内：', en: 'While open: ' },
  closed: { zh: '服务时间外：', en: 'While closed: ' },
  fields: { zh: '返回字段', en: 'Field' },
  failure: { zh: '请求失败时：', en: 'After a failure: ' },
  unavailable: { zh: '无客服在线时：', en: 'With nobody online: ' },
  timeout: { zh: '排队超时时：', en: 'After the queue timeout: ' },
  otherwise: { zh: '未留言时：', en: 'Without a message: ' },
  noKey: { zh: '超时未按键时：', en: 'Without a key: ' },
  error: { zh: '输入错误次数过多时：', en: 'After too many errors: ' },
};

/** Names the branch or the like when the field belongs to one. */
function placeOf({ path: [field = '', index] }: Misfit): { zh: string; en: string } {
  const place = PLACES[field];
  if (place === undefined) return { zh: '', en: '' };
  if (WAYS_OUT.has(field)) return place;
  return typeof index === 'number'
    ? { zh: `第 ${index + 1} 个${place.zh}：`, en: `${place.en} ${index + 1}: ` }
    : { zh: '', en: '' };
}

type Fault = [reason: string, zh: string, en: string];

/** What people are told of a text that must have a certain form. */
const FORMS: Readonly<Record<string, Fault>> = {
  [ID_PATTERN]: [
    'notAnId',
    '只能用 1 至 64 个字母、数字、-、_',
    'must be 1 to 64 of A-Z a-z 0-9 _ -',
  ],
  [VARIABLE_PATTERN]: [
    'notAName',
    '须以小写字母开头，只能用字母、数字、_，最多 32 个',
    'must start with a small letter and have up to 32 of A-Z a-z 0-9 _',
  ],
  [KEY_PATTERN]: ['notAKey', '须为 0-9、* 或 #', 'must be 0-9, * or #'],
  [TIME_PATTERN]: ['notATime', '须为 00:00 至 23:59', 'must be 00:00 to 23:59'],
  [END_TIME_PATTERN]: ['notATime', '须为 00:00 至 24:00', 'must be 00:00 to 24:00'],
  [URL_PATTERN]: [
    'notAUrl',
    '须以 http:// 或 https:// 开头，变量只能写在域名之后',
    'must begin with http:// or https://, with variables behind the host only',
  ],
  [FIELD_PATTERN]: [
    'notAPath',
    '须为以点连接的字段名，如 data.name',
    'must be names joined by dots, such as data.name',
  ],
  [DATE_PATTERN]: ['notADate', '须为日期，如 2026-10-01', 'must be a date such as 2026-10-01'],
};

function faultOf({ keyword, schema }: Misfit): Fault {
  switch (schema.type) {
    case 'string': {
      const form = keyword === 'pattern' ? FORMS[schema.pattern ?? ''] : undefined;
      if (form !== undefined) return form;
      if (keyword === 'maxLength') {
        const en = `is longer than ${schema.maxLength} characters`;
        return ['tooLong', `不能超过 ${schema.maxLength} 字`, en];
      }
      break;
    }
    case 'array':
      if (keyword === 'maxItems') {
        const en = `has more than ${schema.maxItems} entries`;
        return ['tooMany', `不能超过 ${schema.maxItems} 项`, en];
      }
      break;
    case 'integer':
    case 'number':
      if (keyword === 'minimum') {
        return ['tooSmall', `不能小于 ${schema.minimum}`, `is less than ${schema.minimum}`];
      }
      if (keyword === 'maximum') {
        return ['tooLarge', `不能大于 ${schema.maximum}`, `is more than ${schema.maximum}`];
      }
      break;
    case 'boolean':
    case 'object':
      break;
  }
  if (keyword === 'required') return ['missing', '未填写', 'is missing'];
  return keyword === 'pattern' || keyword === 'minItems'
    ? ['empty', '不能为空', 'is empty']
    : ['wrongType', '格式不正确', 'is not of the right type'];
}
