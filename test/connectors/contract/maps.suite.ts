import assert from 'node:assert/strict';
import { carriesTo } from '../../../src/connectors/canonical.ts';
import type { EntityMap } from '../../../src/maps/entity-map.ts';
import { loadMaps } from '../../../src/maps/catalogue.ts';
import { creation, freshId, sample, write, type ContractParts } from './parts.ts';
import type { Snapshot } from '../../../src/connectors/port.ts';

const { maps } = await loadMaps();

/** Every map of the folder: a record written is the record read. */
export function describeMaps(name: ContractParts['name'], parts: () => ContractParts): void {
  const writable = maps.filter(({ origin }) => name === 'dataverse' || origin === 'both');
  for (const map of writable) {
    it(`reads a ${map.words.one} as it was written`, async () => {
      const original = await sample(parts(), map, await isOpen(parts(), map));
      assert.ok(original !== null, `no ${map.name} to copy`);
      const ref = { ...original.ref, key: await freshKey(parts(), map, original) };
      const sent = Object.fromEntries(
        map.fields
          .filter((field) => carriesTo(name, field) && !map.key.includes(field.property))
          .map(({ property }) => [property, original.values[property] ?? null]),
      );
      const answer = await write(parts(), creation(ref, sent));
      assert.ok(answer.kind === 'written', JSON.stringify(answer));
      const found = await parts().system.read(map, ref);
      assert.deepEqual(found, answer.snapshots[0]);
      const read = Object.fromEntries(Object.keys(sent).map((property) => [property, found?.values[property] ?? null]));
      assert.deepEqual(read, sent);
    });
  }
}

/** Lines can be added to orders that nobody approved yet. */
async function isOpen(parts: ContractParts, map: EntityMap): Promise<(snapshot: Snapshot) => boolean> {
  if (map.parent === undefined || map.origin === 'posted') return () => true;
  const parent = parts.maps.get(map.parent.map);
  const draft = await sample(parts, parent, ({ values }) => values['DocumentApprovalStatus'] === 'Draft');
  return ({ ref }) => ref.key[0] === draft?.ref.key[0];
}

async function freshKey(parts: ContractParts, map: EntityMap, { ref }: Snapshot): Promise<(string | number)[]> {
  if (map.numberedBy !== undefined) return [await parts.orderNumber()];
  const last = ref.key.at(-1);
  return [...ref.key.slice(0, -1), typeof last === 'number' ? last + 900 : freshId('X')];
}
