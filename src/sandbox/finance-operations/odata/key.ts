import { financeOperations as dialect } from '../../engine/odata/dialect.ts';
import { keyConditions } from '../../engine/odata/path.ts';
import type { Condition, KeyPredicate } from '../../engine/odata/path.ts';
import type { EntityModel } from '../../engine/model.ts';
import { FinanceOperationsError } from '../errors.ts';
import type { EntityDefinition } from '../schema/entity.ts';
import type { Values } from '../values.ts';
import { inServiceVoice } from './service.ts';

/**
 * The conditions of a key in a URL. F&O asks for every part of it, in any order, the company included.
 * Throws 404 for a key with a part missing, 400 for one with another name or a value of another type.
 */
export function readKey(model: EntityModel, definition: EntityDefinition, key: KeyPredicate): Condition[] {
  const lone = definition.key[0] ?? '';
  const conditions = inServiceVoice(() => keyConditions(model, key, lone, dialect));
  const given = new Set(conditions.map((condition) => condition.property.name));
  const foreign = [...given].find((name) => !definition.key.includes(name));
  if (foreign !== undefined) {
    throw new FinanceOperationsError(
      'badRequest',
      `The property '${foreign}' is not part of the key of '${definition.entity}'.`,
    );
  }
  if (given.size < definition.key.length) {
    throw new FinanceOperationsError(
      'notFound',
      `Only ${given.size} of ${definition.key.length} keys provided for lookup, provide keys for ${definition.key.join(', ')}`,
    );
  }
  return conditions;
}

/** The same as values to look up. */
export function keyValues(conditions: readonly Condition[]): Values {
  return Object.fromEntries(
    conditions.map(({ property, value }) => [property.name, typeof value === 'number' ? value : String(value ?? '')]),
  );
}
