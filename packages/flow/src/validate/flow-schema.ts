import { FLOW_LIMITS } from '../limits';
import { NODE_KINDS } from '../nodes/node-kinds';
import { ID_PATTERN } from '../nodes/node-fields';
import type { NumberSchema, ObjectSchema, StringSchema } from './json-schema';

const HEAD: { schema: NumberSchema; id: StringSchema; name: StringSchema } = {
  schema: { type: 'integer', title: '格式版本', description: 'Format version', const: 1 },
  id: {
    type: 'string',
    title: '会话服务流 ID',
    description: 'Flow id',
    pattern: ID_PATTERN,
  },
  name: {
    type: 'string',
    title: '名称',
    description: 'Name',
    pattern: '\\S',
    maxLength: FLOW_LIMITS.nameMaxChars,
  },
};

/** What stands around the nodes, as `validateFlow` checks it before it looks at each node by its kind. */
export const FLOW_HEAD_SCHEMA: ObjectSchema = {
  type: 'object',
  required: Object.keys(HEAD),
  properties: { ...HEAD },
};

/**
 * The JSON Schema of a flow document, published as `@ccc/flow/schema.json`. It says what a document
 * looks like; that the nodes make a sound flow is for `validateFlow` to say.
 */
export const FLOW_SCHEMA = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: '会话服务流',
  description: 'Session service flow',
  type: 'object',
  required: [...FLOW_HEAD_SCHEMA.required, 'nodes'],
  properties: {
    ...HEAD,
    nodes: {
      type: 'array',
      title: '节点',
      description: 'Nodes',
      maxItems: FLOW_LIMITS.nodes,
      items: { oneOf: Object.values(NODE_KINDS).map((kind) => kind.schema) },
    },
  },
} as const;
