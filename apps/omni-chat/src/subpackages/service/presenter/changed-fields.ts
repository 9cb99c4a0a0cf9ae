/** The fields of `next` that say something else than in `current`: what `setData` has to carry. */
export function changedFields<Fields extends object>(
  current: Fields,
  next: Fields,
): Partial<Fields> {
  const changed: Partial<Fields> = {};
  for (const name of Object.keys(next) as (keyof Fields)[]) {
    if (JSON.stringify(current[name]) !== JSON.stringify(next[name])) changed[name] = next[name];
  }
  return changed;
}
