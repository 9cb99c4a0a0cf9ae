/**
 * The part of JSON Schema that flow documents use. `title` is the field's name in Chinese,
 * `description` in English: problems are worded with them.
 */
export type JsonSchema = StringSchema | NumberSchema | BooleanSchema | ListSchema | ObjectSchema;

interface Named {
  title?: string;
  description?: string;
}

export interface StringSchema extends Named {
  type: 'string';
  const?: string;
  enum?: readonly string[];
  maxLength?: number;
  pattern?: string;
}

export interface NumberSchema extends Named {
  type: 'integer' | 'number';
  const?: number;
  minimum?: number;
  maximum?: number;
}

export interface BooleanSchema extends Named {
  type: 'boolean';
}

export interface ListSchema extends Named {
  type: 'array';
  minItems?: number;
  maxItems?: number;
  items: JsonSchema;
}

export interface ObjectSchema extends Named {
  type: 'object';
  required: readonly string[];
  properties: Readonly<Record<string, JsonSchema>>;
}

/** A place where a value does not fit its schema. */
export interface Misfit {
  /** Keys and indexes from the checked value down. */
  path: ReadonlyArray<string | number>;
  keyword:
    | 'required'
    | 'type'
    | 'const'
    | 'enum'
    | 'maxLength'
    | 'pattern'
    | 'minimum'
    | 'maximum'
    | 'minItems'
    | 'maxItems';
  schema: JsonSchema;
}

/** A plain JSON object, whose fields are still unknown. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Every misfit of a value, in document order. */
export function misfits(schema: JsonSchema, value: unknown, path: Misfit['path'] = []): Misfit[] {
  const misfit = (keyword: Misfit['keyword']): Misfit[] => [{ path, keyword, schema }];
  switch (schema.type) {
    case 'string':
      if (typeof value !== 'string') return misfit('type');
      if (schema.const !== undefined && value !== schema.const) return misfit('const');
      if (schema.enum?.includes(value) === false) return misfit('enum');
      if (schema.pattern !== undefined && !new RegExp(schema.pattern, 'u').test(value)) {
        return misfit('pattern');
      }
      return longerThan(value, schema.maxLength) ? misfit('maxLength') : [];
    case 'integer':
    case 'number':
      if (typeof value !== 'number' || !Number.isFinite(value)) return misfit('type');
      if (schema.type === 'integer' && !Number.isInteger(value)) return misfit('type');
      if (schema.const !== undefined && value !== schema.const) return misfit('const');
      if (schema.minimum !== undefined && value < schema.minimum) return misfit('minimum');
      if (schema.maximum !== undefined && value > schema.maximum) return misfit('maximum');
      return [];
    case 'boolean':
      return typeof value === 'boolean' ? [] : misfit('type');
    case 'array':
      if (!Array.isArray(value)) return misfit('type');
      if (schema.minItems !== undefined && value.length < schema.minItems) {
        return misfit('minItems');
      }
      if (schema.maxItems !== undefined && value.length > schema.maxItems) {
        return misfit('maxItems');
      }
      return value.flatMap((item, index) => misfits(schema.items, item, [...path, index]));
    case 'object':
      return isObject(value) ? fieldMisfits(schema, value, path) : misfit('type');
  }
}

function fieldMisfits(
  schema: ObjectSchema,
  value: Record<string, unknown>,
  path: Misfit['path'],
): Misfit[] {
  return Object.entries(schema.properties).flatMap(([key, field]): Misfit[] => {
    if (Object.prototype.hasOwnProperty.call(value, key)) {
      return misfits(field, value[key], [...path, key]);
    }
    return schema.required.includes(key)
      ? [{ path: [...path, key], keyword: 'required', schema: field }]
      : [];
  });
}

/** JSON Schema counts characters, not UTF-16 units. */
function longerThan(text: string, maxChars: number | undefined): boolean {
  return maxChars !== undefined && text.length > maxChars && Array.from(text).length > maxChars;
}
