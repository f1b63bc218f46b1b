/** Hooks of finance and operations in canonical form: one call a transaction, records as the OData entities show them. */
import { z } from 'zod';
import { CodedError } from '../../errors.ts';
import type { EntityMap, MapCatalogue } from '../../maps/entity-map.ts';
import { carriesTo, text } from '../canonical.ts';
import type { HookChange, HookEvent, HookWire } from '../hook-event.ts';
import type { RecordRef } from '../port.ts';
import { companyOf, valuesOf } from './translate.ts';
import { toWire } from './values.ts';

const record = z.record(z.unknown());

const hookBody = z.object({
  eventId: z.string().min(1),
  transactionId: z.string().min(1),
  stage: z.enum(['beforeCommit', 'afterCommit']),
  company: z.string().nullish(),
  userId: z.string().nullish(),
  occurredAt: z.string().datetime({ offset: true }).nullish(),
  changes: z.array(
    z.object({
      operation: z.enum(['insert', 'update', 'delete']),
      /** Public collection name. */
      entity: z.string(),
      key: record,
      before: record.nullish(),
      after: record.nullish(),
    }),
  ),
});

type WireChange = z.infer<typeof hookBody>['changes'][number];

const actions = { insert: 'create', update: 'update', delete: 'delete' } as const;

/** Reads and answers the calls of the X++ side. Changes of collections without a map are left out. */
export function financeOperationsHook(maps: MapCatalogue): HookWire {
  return {
    async read(body) {
      const parsed = hookBody.safeParse(body);
      if (!parsed.success) {
        const issue = parsed.error.issues[0];
        const where = `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim();
        throw new CodedError('ANSWER_NOT_UNDERSTOOD', `The hook of finance and operations cannot be read: ${where}.`);
      }
      const { eventId, transactionId, stage, userId, company, occurredAt, changes } = parsed.data;
      return {
        system: 'financeOperations',
        stage,
        id: eventId,
        at: occurredAt ?? null,
        transaction: transactionId,
        // Nothing that we send travels with a write here, so an echo is known by what it says.
        operation: null,
        author: { aadObjectId: null, userPrincipalName: text(userId)?.toLowerCase() ?? null },
        changes: changes.flatMap((change) => changeOf(maps, change, text(company)) ?? []),
      } satisfies HookEvent;
    },
    ownQuestion: () => null,
    async values(map, values) {
      const wire = map.fields.flatMap((field) => {
        if (!(field.property in values) || !carriesTo('financeOperations', field)) return [];
        const value = toWire(field, values[field.property] ?? null);
        return value === undefined ? [] : [[field.property, value] as const];
      });
      return Object.fromEntries(wire);
    },
  };
}

function changeOf(maps: MapCatalogue, change: WireChange, company: string | null): HookChange | null {
  const map = maps.maps.find(({ financeOperations }) => financeOperations.collection === change.entity);
  if (map === undefined) return null;
  const canonical = (row: Record<string, unknown> | null | undefined) => (row ? valuesOf(map, row) : null);
  return {
    map: map.name,
    ref: refOf(map, change.key, company),
    action: actions[change.operation],
    before: canonical(change.before),
    after: canonical(change.after),
    rowId: null,
    marks: { before: {}, after: {} },
    pending: [],
  };
}

/** Parts of the key that are not known yet are empty text. */
function refOf(map: EntityMap, row: Record<string, unknown>, company: string | null): RecordRef {
  const values = valuesOf(map, row);
  const key = map.key.map((property) => {
    const value = values[property];
    return typeof value === 'string' || typeof value === 'number' ? value : '';
  });
  const ofRecord = map.company === 'striped' ? (companyOf(map, row) ?? company?.toLowerCase() ?? null) : null;
  return { map: map.name, company: ofRecord, key };
}
