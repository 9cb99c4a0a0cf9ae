import type { ListRow } from './list-item';

/** Values by data path, as `setData` takes them. */
export type Patch = Record<string, unknown>;

function isSameValue(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

function patchRow(patch: Patch, path: string, from: ListRow, to: ListRow): void {
  const before = new Map<string, unknown>(Object.entries(from));
  for (const [field, value] of Object.entries(to)) {
    if (!isSameValue(before.get(field), value)) patch[`${path}.${field}`] = value;
  }
}

/**
 * The smallest `setData` that turns `current` into `next`: one path for each changed field and each
 * appended row. Rows taken away, moved or put in between need the whole list.
 * @returns No paths when nothing changed.
 */
export function patchRows(current: readonly ListRow[], next: readonly ListRow[]): Patch {
  const isExtension = current.every(
    (row, index) => next[index]?.key === row.key && next[index]?.kind === row.kind,
  );
  if (!isExtension || current.length === 0)
    return next.length === 0 && current.length === 0 ? {} : { rows: next };
  const patch: Patch = {};
  next.forEach((row, index) => {
    const before = current[index];
    if (before) patchRow(patch, `rows[${index}]`, before, row);
    else patch[`rows[${index}]`] = row;
  });
  return patch;
}
