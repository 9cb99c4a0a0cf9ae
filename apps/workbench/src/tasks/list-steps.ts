import type { KeyboardEvent } from 'react';

/** What every row of a list carries, so that the keyboard finds it. */
export const ROW = { 'data-list-row': true } as const;
/** What the list carries that shows rows. */
export const ROWS = { 'data-list': true } as const;

/** To the row before or after the chosen one, chosen too; from nothing it enters at the near end. */
export function chooseNeighbour(step: 1 | -1): void {
  const rows = rowsIn(document.querySelector('[data-list]'));
  const row = neighbourOf(
    rows,
    rows.findIndex((each) => each.getAttribute('aria-current') === 'true'),
    step,
  );
  row?.click();
  row?.scrollIntoView?.({ block: 'nearest' });
}

/** The plain arrows walk through the rows while one has the focus. */
export function walkRows(event: KeyboardEvent<HTMLElement>): void {
  if (event.altKey || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
  const rows = rowsIn(event.currentTarget);
  const at = rows.findIndex((row) => row === document.activeElement);
  if (at < 0) return;
  event.preventDefault();
  neighbourOf(rows, at, event.key === 'ArrowDown' ? 1 : -1)?.focus();
}

function rowsIn(list: Element | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>('[data-list-row]') ?? [])];
}

function neighbourOf(rows: readonly HTMLElement[], at: number, step: 1 | -1) {
  if (at < 0) return step > 0 ? rows[0] : rows.at(-1);
  return rows[Math.min(rows.length - 1, Math.max(0, at + step))];
}
