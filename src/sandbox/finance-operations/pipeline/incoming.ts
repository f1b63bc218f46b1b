import { parseJson } from '../../engine/json-body.ts';
import type { Catalogue } from '../catalogue.ts';
import { FinanceOperationsError } from '../errors.ts';
import { namespace } from '../model.ts';
import type { EntityDefinition, PropertyDefinition } from '../schema/entity.ts';
import { atNoon, blankOf } from '../values.ts';
import type { Value, Values } from '../values.ts';

const dateForm = /^(\d{4})-(\d\d)-(\d\d)(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?$/;

/** What a date of this system can hold; the first day means none. */
const firstDay = '1900-01-01';
const lastDay = '2154-12-31';

/**
 * Reads the body of a write into typed values, annotations left out.
 * Throws 400 for text that is no JSON object, for a property the type does not have and for a value of another type.
 */
export function readBody(catalogue: Catalogue, entity: EntityDefinition, body: string): Values {
  const json = parseObject(body);
  const values: Record<string, Value> = {};
  for (const [name, raw] of Object.entries(json)) {
    if (name.includes('@')) continue;
    const property = catalogue.property(entity, name);
    if (!property || property.hidden) {
      throw new FinanceOperationsError(
        'badRequest',
        `The property '${name}' does not exist on type '${namespace}.${entity.entity}'. Make sure to only use property names that are defined by the type.`,
      );
    }
    values[name] = readValue(property, raw);
  }
  return values;
}

/** A JSON object from a request's body. Throws 400. */
export function parseObject(body: string): Record<string, unknown> {
  const json = parseJson(body);
  if (json === undefined) {
    throw new FinanceOperationsError('badRequest', 'The request body is not a valid JSON document.');
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    throw new FinanceOperationsError('badRequest', 'The request body must hold a JSON object.');
  }
  return json as Record<string, unknown>;
}

/** One value of a body in the form it is stored; null is the blank of its type. */
function readValue(property: PropertyDefinition, raw: unknown): Value {
  if (raw === null) return blankOf(property);
  switch (property.type) {
    case 'string':
      if (typeof raw !== 'string' || raw.includes('\0')) throw wrongType(property, raw, 'Edm.String');
      return raw.trimEnd();
    case 'enum':
      if (typeof raw !== 'string' || !property.enum?.symbols.includes(raw)) {
        throw wrongType(property, raw, `${namespace}.${property.enum?.type ?? ''}`);
      }
      return raw;
    case 'decimal':
      if (typeof raw !== 'number' || Math.abs(raw) > 1e15) throw wrongType(property, raw, 'Edm.Decimal');
      return raw;
    case 'integer':
      if (!Number.isInteger(raw) || Math.abs(raw as number) > 2_147_483_647) {
        throw wrongType(property, raw, 'Edm.Int32');
      }
      return raw as number;
    case 'int64':
      if (!Number.isSafeInteger(raw)) throw wrongType(property, raw, 'Edm.Int64');
      return raw as number;
    case 'date':
      return atNoon(instant(property, raw));
    case 'datetime':
      return instant(property, raw);
  }
}

function instant(property: PropertyDefinition, raw: unknown): string {
  const form = typeof raw === 'string' ? dateForm.exec(raw) : null;
  if (!form || typeof raw !== 'string') throw wrongType(property, raw, 'Edm.DateTimeOffset');
  const parsed = new Date(raw.includes('T') ? raw : `${raw}T12:00:00Z`);
  const [, year, month, day] = form.map(Number) as [number, number, number, number];
  const calendar = new Date(Date.UTC(year, month - 1, day));
  if (Number.isNaN(parsed.getTime()) || calendar.getUTCMonth() !== month - 1 || calendar.getUTCDate() !== day) {
    throw wrongType(property, raw, 'Edm.DateTimeOffset');
  }
  const moment = parsed.toISOString().replace('.000Z', 'Z');
  if (moment < firstDay || moment.slice(0, 10) > lastDay) {
    throw new FinanceOperationsError(
      'badRequest',
      `The value '${raw.slice(0, 100)}' of property '${property.name}' is not between ${firstDay} and ${lastDay}.`,
    );
  }
  return moment;
}

function wrongType(property: PropertyDefinition, raw: unknown, type: string): FinanceOperationsError {
  const shown = JSON.stringify(raw) ?? '';
  return new FinanceOperationsError(
    'badRequest',
    `Cannot convert the literal '${shown.slice(0, 100)}' of property '${property.name}' to the expected type '${type}'.`,
  );
}
