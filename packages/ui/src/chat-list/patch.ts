import type { ListRow } from './list-item';

/** Values by data path, as `setData` takes them. */
export type Patch = Record<string, unknown>;

/** A stretch of rows. Rows far above are taken away by emptying theirs, which costs a few bytes. */
export interface RowBlock {
  key: string;
  rows: readonly ListRow[];
}

const BLOCK_ROWS = 40;

function isSameValue(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

function patchRow(patch: Patch, path: string, from: ListRow, to: ListRow): void {
  if (from === to) return;
  if (from.kind !== to.kind) {
    patch[path] = to;
    return;
  }
  const before = new Map<string, unknown>(Object.entries(from));
  for (const [field, value] of Object.entries(to)) {
    if (!isSameValue(before.get(field), value)) patch[`${path}.${field}`] = value;
  }
}

function blocksOf(rows: readonly ListRow[]): RowBlock[] {
  const blocks: RowBlock[] = [];
  for (let from = 0; from < rows.length; from += BLOCK_ROWS) {
    const own = rows.slice(from, from + BLOCK_ROWS);
    blocks.push({ key: own[0]?.key ?? '', rows: own });
  }
  return blocks;
}

/** How the view gets from one list to the next. */
export interface BlockPatch {
  patch: Patch;
  /** True when rows above may have come or gone: who reads has to be kept in place. */
  isHeadMoved: boolean;
}

/**
 * The smallest `setData` that turns `current` into `next`: one path for each changed field and each
 * appended row or row that became of another kind, and one for each block above that is no longer in it. Rows put in front or in between
 * need all the blocks.
 */
export function patchBlocks(current: readonly RowBlock[], next: readonly ListRow[]): BlockPatch {
  const shown: { row: ListRow; block: number; index: number }[] = [];
  current.forEach(({ rows }, block) =>
    rows.forEach((row, index) => shown.push({ row, block, index })),
  );
  const first = next[0];
  const dropped = first ? shown.findIndex(({ row }) => row.key === first.key) : -1;
  const kept = dropped < 0 ? [] : shown.slice(dropped);
  if (kept.length === 0 || !kept.every(({ row }, index) => row.key === next[index]?.key)) {
    const isNothing = next.length === 0 && shown.length === 0;
    return { patch: isNothing ? {} : { blocks: blocksOf(next) }, isHeadMoved: shown.length > 0 };
  }
  const patch: Patch = {};
  const firstBlock = kept[0]?.block ?? 0;
  for (let block = 0; block < firstBlock; block += 1) {
    if ((current[block]?.rows.length ?? 0) > 0) patch[`blocks[${block}].rows`] = [];
  }
  const isHeadMoved = Object.keys(patch).length > 0;
  kept.forEach(({ row, block, index }, at) => {
    const to = next[at];
    if (to) patchRow(patch, `blocks[${block}].rows[${index}]`, row, to);
  });
  appendRows(patch, current, next.slice(kept.length));
  return { patch, isHeadMoved };
}

function appendRows(patch: Patch, current: readonly RowBlock[], rows: readonly ListRow[]): void {
  let block = current.length - 1;
  let index = current[block]?.rows.length ?? 0;
  let opened: ListRow[] | undefined;
  for (const row of rows) {
    if (index >= BLOCK_ROWS) {
      block += 1;
      index = 0;
      opened = [];
      patch[`blocks[${block}]`] = { key: row.key, rows: opened };
    }
    if (opened) opened.push(row);
    else patch[`blocks[${block}].rows[${index}]`] = row;
    index += 1;
  }
}
