/** What is near a place: the nearest warehouses with what they have in stock, and the nearest assets. */
import type { Place } from '../../records/face.ts';
import type { EntryGroup } from '../cards/listing.ts';
import { momentOf } from '../conversation/times.ts';
import type { Turn } from '../conversation/turn.ts';
import { capital, entityWords } from '../records/entities.ts';
import { recordEntry } from '../records/entries.ts';
import type { Listing } from '../records/listing.ts';
import { formatsFor } from '../texts/format.ts';

/** Of each kind; the rest is a press away, or searched. */
const mostNear = 6;

/** The nearest warehouses and assets. `warehouses` is the search that has all warehouses by distance. */
export async function listNear(turn: Turn, from: Place, company: string, warehouses: string): Promise<Listing> {
  const { texts, services, person } = turn;
  const format = formatsFor(texts.locale);
  const [warehouseMap, assetMap] = [services.sync.map('warehouse'), services.sync.map('customer-asset')];
  const [near, assets] = await Promise.all([
    services.records.nearest({ from, company }, person),
    services.records.nearbyAssets(from, company, person),
  ]);
  const measured = near.warehouses.flatMap((one) => (one.kilometres === null ? [] : [{ one, far: one.kilometres }]));
  const groups: EntryGroup[] = [
    {
      kind: 'record',
      title: capital(entityWords(texts, warehouseMap).many),
      more: texts.records.more(Math.max(0, near.warehouses.length - mostNear)),
      entries: measured.slice(0, mostNear).map(({ one, far }) => ({
        heading: one.name === one.id || one.name === '' ? one.id : `${one.id} – ${one.name}`,
        detail: one.address ?? '',
        aside: format.kilometres(far),
        tooltip: texts.records.open(entityWords(texts, warehouseMap).one, one.id),
        map: warehouseMap.name,
        company: one.company,
        key: one.id,
      })),
    },
    {
      kind: 'record',
      title: capital(entityWords(texts, assetMap).many),
      more: texts.records.more(Math.max(0, assets.length - mostNear)),
      entries: assets
        .slice(0, mostNear)
        .map(({ found, kilometres }) => recordEntry(turn, assetMap, found, { aside: format.kilometres(kilometres) })),
    },
  ];
  return {
    kind: 'record',
    title: texts.workOrders.near(from.label),
    text: '',
    none: texts.workOrders.nothingNear,
    explanation: texts.cards['nearest-warehouses'].explanation(momentOf(turn, near.readAt)),
    entries: [],
    groups: groups.filter(({ entries }) => entries.length > 0),
    nearest: warehouses,
  };
}
