/** A record that a person is about to create or change, as it is kept between the cards of its form. */
import { z } from 'zod';
import type { RecordRef } from '../../connectors/port.ts';
import type { CanonicalRecord, EntityMap } from '../../maps/entity-map.ts';
import { changeDraft, findDraft, type Draft } from '../conversation/drafts.ts';
import type { Turn } from '../conversation/turn.ts';
import { mapNamed, refOf } from './entities.ts';

const canonicalValue = z.union([z.string(), z.number(), z.boolean(), z.null()]);

const recordDraftValues = z.object({
  map: z.string(),
  /** Business key of the record that is changed; null for a new one. */
  key: z.string().nullable(),
  /** What was typed or picked, by property; a property that is absent was not spoken of. */
  input: z.record(z.string()),
  /** The record as the person saw it before changing it; empty for a new one. */
  seen: z.record(canonicalValue),
  /** How often a confirmation was shown: each is an operation of its own. */
  attempt: z.number(),
});

export type RecordDraftValues = z.output<typeof recordDraftValues>;

/** An open draft with the map it is about. */
export interface RecordDraft extends RecordDraftValues {
  readonly id: string;
  readonly draft: Draft;
  readonly entity: EntityMap;
  readonly company: string;
}

/** The person's own draft, whatever its state; null when it is somebody else's, put away, or forgotten. */
export async function findRecordDraft(turn: Turn, id: string): Promise<RecordDraft | null> {
  const draft = await findDraft(turn, 'record', id);
  return draft === null ? null : readRecordDraft(turn, id, draft);
}

/** The same of a draft at hand. */
export function readRecordDraft(turn: Turn, id: string, draft: Draft): RecordDraft | null {
  const values = recordDraftValues.safeParse(draft.values);
  if (!values.success) return null;
  const entity = mapNamed(turn, values.data.map);
  return entity === null ? null : { ...values.data, id, draft, entity, company: draft.company };
}

/** Keeps new input or another state, and gives the draft as it is then. */
export async function keepRecordDraft(
  turn: Turn,
  before: RecordDraft,
  change: Partial<Pick<RecordDraft, 'input' | 'seen' | 'attempt'>> & { readonly state?: Draft['state'] },
): Promise<RecordDraft> {
  const { state = before.draft.state, ...values } = change;
  const after = { ...before, ...values };
  const { map, key, input, seen, attempt } = after;
  const draft: Draft = { ...before.draft, state, values: { map, key, input, seen, attempt } };
  await changeDraft(turn, before.id, draft);
  return { ...after, draft };
}

/** The record that the draft is about; of a new one, the key that was typed. */
export function draftRef({ entity, company, key, input }: RecordDraft): RecordRef {
  if (key !== null) return refOf(entity, company, key);
  return {
    ...refOf(entity, company, ''),
    key: entity.key.map((property) => refPart(entity, property, input[property] ?? '')),
  };
}

function refPart(map: EntityMap, property: string, text: string): string | number {
  const type = map.fields.find((field) => field.property === property)?.type;
  return type === 'integer' ? Number(text) : text.trim();
}

/** Values of a snapshot that a form shows. */
export function shownPart(values: CanonicalRecord, properties: readonly string[]): CanonicalRecord {
  return Object.fromEntries(properties.map((property) => [property, values[property] ?? null]));
}
