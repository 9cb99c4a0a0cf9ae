import { isNodeKind, NODE_KINDS } from './nodes/node-kinds';
import { isObject, type JsonSchema } from './validate/json-schema';
import { isSoundField } from './nodes/prompt-fields';

/** The ids of the sounds that a document names, each once; also of one that is not sound yet, as far as it goes. */
export function soundsIn(json: unknown): string[] {
  const nodes = isObject(json) && Array.isArray(json['nodes']) ? json['nodes'] : [];
  const found = nodes.flatMap((node: unknown) => {
    const kind = isObject(node) ? node['kind'] : undefined;
    return isNodeKind(kind) ? soundsAt(NODE_KINDS[kind].schema, node) : [];
  });
  return [...new Set(found)];
}

function soundsAt(schema: JsonSchema, value: unknown): string[] {
  if (schema.type === 'string') {
    return isSoundField(schema) && typeof value === 'string' ? [value] : [];
  }
  if (schema.type === 'array') {
    return Array.isArray(value) ? value.flatMap((each) => soundsAt(schema.items, each)) : [];
  }
  if (schema.type !== 'object' || !isObject(value)) return [];
  return Object.entries(schema.properties).flatMap(([name, field]) => soundsAt(field, value[name]));
}
