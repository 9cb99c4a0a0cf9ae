import { FLOW_LIMITS } from '../limits';
import type { JsonSchema, ListSchema, ObjectSchema, StringSchema } from '../validate/json-schema';

/** A node id, or the id of a skill group or a flow. */
export const ID_PATTERN = '^[A-Za-z0-9_-]{1,64}$';

/** A collected variable: never one of the documented ones, which start with a capital. */
export const VARIABLE_PATTERN = '^[a-z][A-Za-z0-9_]{0,31}$';

/** A key of a telephone. */
export const KEY_PATTERN = '^[0-9*#]$';

/** Words that must be there. */
export function neededText(title: string, description: string): StringSchema {
  return { ...optionalText(title, description), pattern: '\\S' };
}

/** Words that may be left empty: then nothing is said. */
export function optionalText(title: string, description: string): StringSchema {
  return { type: 'string', title, description, maxLength: FLOW_LIMITS.textMaxChars };
}

/** The id of the node that follows. */
export const NEXT: StringSchema = {
  type: 'string',
  title: '下一节点',
  description: 'Next node',
  pattern: ID_PATTERN,
};

/** A short name that people see. */
export const LABEL: StringSchema = {
  type: 'string',
  title: '标签',
  description: 'Label',
  pattern: '\\S',
  maxLength: FLOW_LIMITS.labelMaxChars,
};

/** Words that choose a way. */
export const KEYWORDS: ListSchema = {
  type: 'array',
  title: '匹配关键词',
  description: 'Keywords',
  maxItems: FLOW_LIMITS.keywordsPerBranch,
  items: {
    type: 'string',
    title: '匹配关键词',
    description: 'Keyword',
    pattern: '\\S',
    maxLength: FLOW_LIMITS.keywordMaxChars,
  },
};

const BASE: Record<string, JsonSchema> = {
  id: { type: 'string', title: '节点 ID', description: 'Node id', pattern: ID_PATTERN },
  label: LABEL,
  position: {
    type: 'object',
    title: '画布位置',
    description: 'Place on the canvas',
    required: ['x', 'y'],
    properties: { x: { type: 'number' }, y: { type: 'number' } },
  },
};

/** The schema of a node: what all nodes have, and the settings of its kind, required but for `optional`. */
export function nodeSchema(
  kind: string,
  title: string,
  description: string,
  settings: Record<string, JsonSchema>,
  optional: Record<string, JsonSchema> = {},
): ObjectSchema {
  return {
    type: 'object',
    title,
    description,
    required: ['kind', 'id', 'label', ...Object.keys(settings)],
    properties: { kind: { type: 'string', const: kind }, ...BASE, ...settings, ...optional },
  };
}
