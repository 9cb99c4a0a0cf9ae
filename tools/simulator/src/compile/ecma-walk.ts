import type { Node } from 'acorn';

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && 'start' in value;

/** Visits every node of a syntax tree, parents first. */
export function walk(node: Node, visit: (node: Node) => void): void {
  visit(node);
  for (const value of Object.values(node)) {
    if (isNode(value)) walk(value, visit);
    else if (Array.isArray(value)) for (const item of value) if (isNode(item)) walk(item, visit);
  }
}

/** Replaces ranges of `source`; later edits may lie inside earlier ones only as pure insertions. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Applies edits that do not overlap; insertions at one place keep their order. */
export function applyEdits(source: string, edits: readonly Edit[]): string {
  const ordered = edits
    .map((edit, order) => ({ edit, order }))
    .sort((a, b) => a.edit.start - b.edit.start || a.order - b.order);
  let position = 0;
  let result = '';
  for (const { edit } of ordered) {
    result += source.slice(position, edit.start) + edit.text;
    position = Math.max(position, edit.end);
  }
  return result + source.slice(position);
}

/** Line and column (1-based) and words of a parser's complaint. */
export function parseFault(error: unknown): { message: string; line?: number; column?: number } {
  if (!(error instanceof SyntaxError)) return { message: String(error) };
  const message = error.message.replace(/ \(\d+:\d+\)$/, '');
  const location = 'loc' in error ? error.loc : undefined;
  if (typeof location !== 'object' || location === null) return { message };
  const { line, column } = location as { line: number; column: number };
  return { message, line, column: column + 1 };
}
