/** Where the rows are, and how far the list is scrolled, in px. */
export interface RowPlaces {
  scrollTop: number;
  /** Of the list's frame; rows above or below it are not seen. */
  top: number;
  bottom: number;
  rows: readonly { key: string; top: number; bottom: number }[];
}

interface Measured {
  top: number;
  bottom: number;
  scrollTop: number;
  dataset: { key?: string };
}

/** Measures what is drawn; asynchronous, as every question to the view. */
export function measureRows(
  component: Pick<WechatMiniprogram.Component.TrivialInstance, 'createSelectorQuery'>,
  measured: (places: RowPlaces) => void,
): void {
  component
    .createSelectorQuery()
    .selectAll('.row')
    .fields({ dataset: true, rect: true })
    .select('.list')
    .fields({ rect: true, scrollOffset: true })
    .exec(([rows, list]: [Measured[] | null, Measured | null]) => {
      measured({
        scrollTop: list?.scrollTop ?? 0,
        top: list?.top ?? 0,
        bottom: list?.bottom ?? 0,
        rows: (rows ?? []).map(({ dataset, top, bottom }) => ({
          key: dataset.key ?? '',
          top,
          bottom,
        })),
      });
    });
}

/**
 * How far to scroll so that what the reader has before their eyes stands where it stood. Where the
 * view has held it by itself (`scroll-anchoring`) nothing is missing; where the reader has gone on
 * scrolling, that stays.
 */
export function missingScroll(before: RowPlaces, after: RowPlaces): number {
  const places = new Map(after.rows.map(({ key, top }) => [key, top]));
  // The topmost row in sight that is still there: a time above may have gone.
  const seen = before.rows.find(({ key, bottom }) => bottom > before.top && places.has(key));
  if (!seen) return 0;
  const scrolled = after.scrollTop - before.scrollTop;
  const moved = (places.get(seen.key) ?? 0) - after.top - (seen.top - before.top);
  const shift = moved + scrolled;
  return Math.abs(scrolled - shift) < Math.abs(scrolled) ? 0 : shift;
}

/**
 * Where a row is to the reader's eyes. For one who follows, that is where it will be when the list
 * has come to rest at its end: on the way there everything new passes by.
 */
export function sightOf(
  { top, bottom, rows }: RowPlaces,
  wanted: string,
  isFollowing: boolean,
): 'above' | 'inSight' | 'below' {
  const row = rows.find(({ key }) => key === wanted);
  if (!row) return 'above';
  if (isFollowing) {
    const end = rows[rows.length - 1]?.bottom ?? row.bottom;
    return end - row.top > bottom - top ? 'above' : 'inSight';
  }
  if (row.top < top) return 'above';
  return row.top < bottom ? 'inSight' : 'below';
}
