/** Records and work orders as lines of a list. */
import type { EntityMap } from '../../maps/entity-map.ts';
import type { Found, WorkOrderLine } from '../../records/face.ts';
import type { Entry } from '../cards/listing.ts';
import type { Turn } from '../conversation/turn.ts';
import { formatsFor } from '../texts/format.ts';
import { entityWords } from './entities.ts';

/** The line of a record of a map. */
export function recordEntry(turn: Turn, map: EntityMap, found: Found, more: Partial<Entry> = {}): Entry {
  return {
    heading: found.name === '' || found.name === found.key ? found.key : `${found.key} – ${found.name}`,
    detail: found.detail,
    aside: '',
    tooltip: turn.texts.records.open(entityWords(turn.texts, map).one, found.key),
    map: map.name,
    company: found.company ?? turn.company,
    key: found.key,
    ...more,
  };
}

/** The line of a work order: what it is about, its state, and when the person is booked on it: the more pressing of both at the right. */
export function workOrderEntry(turn: Turn, line: WorkOrderLine): Entry {
  const { texts, services, sender } = turn;
  const at =
    line.start === null ? '' : formatsFor(texts.locale).time(line.start, services.clock.now(), sender.timeZone);
  const status = line.status === null ? '' : texts.workOrders.statuses[line.status];
  return {
    heading: `${line.number} – ${line.account}`,
    detail: [at === '' ? '' : status, line.city ?? '', line.summary, line.asset?.key ?? '']
      .filter((part) => part !== '')
      .join(' · '),
    aside: at === '' ? status : at,
    tooltip: texts.workOrders.open(line.number),
    map: '',
    company: '',
    key: line.number,
  };
}
