import type { RecordRef } from '../../connectors/port.ts';
import type { Core } from '../context.ts';
import type { RepairAnswer, RepairRequest } from '../face.ts';
import { recordKey } from '../record-key.ts';
import type { Writes } from '../write.ts';
import { makeEqual } from './make-equal.ts';

/**
 * Makes records the same again, one after the other, what is looked up before what looks it up. Each is an operation of its own: one
 * that is refused holds nobody else up. The same request a second time writes nothing and says how things stand.
 */
export async function repair(core: Core, writes: Writes, request: RepairRequest): Promise<RepairAnswer> {
  const repaired: RecordRef[] = [];
  const left: RepairAnswer['left'][number][] = [];
  const rank = new Map(core.maps.maps.map((map, index) => [map.name, index]));
  const refs = [...new Map(request.refs.map((ref) => [recordKey(ref), ref])).values()];
  for (const ref of refs.sort((a, b) => (rank.get(a.map) ?? 0) - (rank.get(b.map) ?? 0))) {
    const { words } = core.maps.get(ref.map);
    const result = await makeEqual(core, writes, {
      requestId: `${request.requestId}:${recordKey(ref)}`,
      ref,
      wish: { take: request.take, values: {} },
      by: request.by,
      summary: `repair ${words.one} ${ref.key.join(', ')}`,
      saying: { say: 'repair', words: { map: ref.map, key: ref.key.join(', ') } },
    });
    if (result.kind === 'equal') repaired.push(ref);
    else left.push({ ref, problems: result.problems });
  }
  return { repaired, left };
}
