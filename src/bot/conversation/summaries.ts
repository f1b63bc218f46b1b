import type { SystemName } from '../../maps/entity-map.ts';
import type { JournalEntry } from '../../sync/face.ts';
import { entityWords } from '../records/entities.ts';
import type { Turn } from './turn.ts';

/** What the journal says about an operation, in the reader's language where it is kept in its parts. */
export function summaryText(
  { texts, services }: Pick<Turn, 'texts' | 'services'>,
  { summary, saying }: Pick<JournalEntry, 'summary' | 'saying'>,
): string {
  if (saying === undefined) return summary;
  const { map: name = '', system = '', key = '', number = '', comment = '' } = saying.words;
  const map = services.sync.maps.find((one) => one.name === name);
  const about = {
    ...{ key, number, comment },
    entity: map === undefined ? name : entityWords(texts, map).one,
    system: isSystem(system) ? texts.systems[system] : '',
  };
  return texts.summaries[saying.say]?.(about) ?? summary;
}

const isSystem = (name: string): name is SystemName => name === 'dataverse' || name === 'financeOperations';
