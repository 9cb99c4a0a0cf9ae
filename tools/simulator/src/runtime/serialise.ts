/** Something in data that cannot cross to the view; `path` is like `list[0].onTap`. */
export interface DataFault {
  readonly path: string;
  readonly what: string;
}

/**
 * Deep-copies app data as the bridge between logic and view would. What does not survive is left
 * out (or, for dates and other objects, kept as JSON shows it) and named in `faults`.
 */
export function copyAcrossBridge(value: unknown, path: string, faults: DataFault[]): unknown {
  return copy(value, path, faults, []);
}

function copy(value: unknown, path: string, faults: DataFault[], above: object[]): unknown {
  switch (typeof value) {
    case 'function':
    case 'symbol':
    case 'bigint':
    case 'undefined':
      faults.push({ path, what: typeof value });
      return undefined;
    case 'object':
      return value === null ? null : copyObject(value, path, faults, above);
    default:
      return value;
  }
}

function copyObject(value: object, path: string, faults: DataFault[], above: object[]): unknown {
  if (above.includes(value)) {
    faults.push({ path, what: 'a cycle' });
    return null;
  }
  const here = [...above, value];
  if (Array.isArray(value)) {
    return value.map((item, index) => copy(item, `${path}[${index}]`, faults, here) ?? null);
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && prototype !== Object.prototype && !isPlainElsewhere(prototype)) {
    faults.push({ path, what: `a ${value.constructor.name}` });
    return JSON.parse(JSON.stringify(value) ?? 'null');
  }
  const result: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    const copied = copy(item, path === '' ? key : `${path}.${key}`, faults, here);
    if (copied !== undefined) result[key] = copied;
  }
  return result;
}

/** Plain objects of another realm (a test's, a frame's) have a prototype without one of its own. */
function isPlainElsewhere(prototype: unknown): boolean {
  return (
    typeof prototype === 'object' &&
    prototype !== null &&
    Object.getPrototypeOf(prototype) === null &&
    Object.hasOwn(prototype, 'hasOwnProperty')
  );
}
