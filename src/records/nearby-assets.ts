import { rankByDistance } from './distance.ts';
import type { NearbyRecord, Person, Place } from './face.ts';
import type { Lists } from './lists.ts';

/** Assets of a company that stand somewhere, nearest first; those whose place nobody knows are left out. */
export async function findNearbyAssets(
  from: Place,
  company: string,
  person: Person,
  lists: Lists,
): Promise<readonly NearbyRecord[]> {
  const { listed } = await lists.of('asset', person);
  const standing = listed
    .filter(({ found }) => found.company === null || found.company === company.toLowerCase())
    .map(({ found }) => ({ id: found.key, position: found.place, found }));
  return rankByDistance(standing, from).flatMap(({ item, kilometres }) =>
    kilometres === null ? [] : [{ found: item.found, kilometres }],
  );
}
