import type { AssetFamily, Found, Person } from './face.ts';
import { idOf, type Listed } from './kinds.ts';
import type { Lists } from './lists.ts';

/** Deeper than this nobody reads on a card, and a circle in the data ends. */
const deepest = 8;

/** What an asset is part of and what is part of it, out of the list of all assets as it is now. */
export async function findAssetFamily(asset: Found, person: Person, lists: Lists): Promise<AssetFamily> {
  const { listed, byId } = await lists.renewed('asset', person);
  const own = byId.get(asset.id ?? idOf(asset.company, asset.key));
  if (own === undefined) return { ancestors: [], parts: [] };
  const children = new Map<string, Listed[]>();
  for (const one of listed) {
    if (one.parent !== null) children.set(one.parent, [...(children.get(one.parent) ?? []), one]);
  }
  const partsOf = (whole: Listed, depth: number): AssetFamily['parts'] =>
    depth > deepest
      ? []
      : (children.get(whole.id) ?? [])
          .toSorted((one, other) => (one.found.key < other.found.key ? -1 : 1))
          .flatMap((part) => [{ found: part.found, depth }, ...partsOf(part, depth + 1)]);
  const ancestors: Found[] = [];
  let above = own.parent === null ? undefined : byId.get(own.parent);
  while (above !== undefined && ancestors.length < deepest) {
    ancestors.unshift(above.found);
    above = above.parent === null ? undefined : byId.get(above.parent);
  }
  return { ancestors, parts: partsOf(own, 1) };
}
