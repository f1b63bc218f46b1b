/** What a sentence said of the fields of a record: by their own words in the grammar, as one text from elsewhere. */
import type { EntityMap } from '../../maps/entity-map.ts';
import type { Turn } from '../conversation/turn.ts';
import type { SaidFields } from './begin.ts';
import { formFields } from './fields.ts';
import { saidFields } from './vocabulary.ts';

/** Slots of a request that creates or changes a record. */
export interface SaidSlots {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  /** `days: 45; description: Net 45`. */
  readonly fields?: string | undefined;
  /** `set_<property>`. */
  readonly [slot: string]: unknown;
}

/** Words for fields by property: the key and the name by slots of their own, the others by label. */
export function saidOf(turn: Turn, map: EntityMap, slots: SaidSlots): SaidFields {
  const [key] = map.key;
  const named = map.fields.find(({ dataverse }) => dataverse === map.dataverse.name)?.property;
  const { id, name, fields = '' } = slots;
  return {
    ...(id === undefined || key === undefined ? {} : { [key]: id }),
    ...(name === undefined || named === undefined ? {} : { [named]: name }),
    ...listed(turn, map, fields),
    ...saidFields(slots),
  };
}

function listed({ texts }: Turn, map: EntityMap, text: string): SaidFields {
  const known = formFields(texts, map);
  return Object.fromEntries(
    text.split(/[;\n]/).flatMap((part) => {
      const [, label = '', value = ''] = /^([^:=]+)[:=](.+)$/.exec(part)?.map((piece) => piece.trim()) ?? [];
      const wanted = label.toLowerCase();
      const field = known.find((one) =>
        [one.label, one.property, map.fields.find(({ property }) => property === one.property)?.label].some(
          (word) => word?.toLowerCase() === wanted,
        ),
      );
      return field === undefined ? [] : [[field.property, value] as const];
    }),
  );
}
