import type { RecordRef } from '../../connectors/port.ts';

/** A record as a terminal shows it: `warehouse usmf 24`. */
export function describeRef(ref: RecordRef): string {
  return [ref.map, ref.company, ref.key.join('/')].filter((part) => part !== null && part !== '').join(' ');
}
