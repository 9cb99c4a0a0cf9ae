import type { CustomerId } from '@ccc/protocol';
import { avatarsOf, looseAvatars, removeAvatar } from '../../store/avatars';
import type { ServiceContext } from '../context';

type Place = Pick<ServiceContext, 'store' | 'files'>;

/** The bytes first and the row last: whatever breaks off in between is found again. */
export async function dropAvatar({ store, files }: Place, id: string): Promise<void> {
  await files.delete(id);
  await removeAvatar(store.db, id);
}

/** Every picture of a customer. */
export async function dropAvatarsOf(place: Place, customer: CustomerId): Promise<void> {
  for (const id of await avatarsOf(place.store.db, customer)) await dropAvatar(place, id);
}

/** What was replaced, or never came whole, and was begun before a time. @returns how many these were */
export async function dropLooseAvatars(
  place: Place,
  before: number,
  most: number,
): Promise<number> {
  const loose = await looseAvatars(place.store.db, before, most);
  for (const id of loose) await dropAvatar(place, id);
  return loose.length;
}
