import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  boolean,
  canonicalValue,
  choice,
  date,
  decimal,
  integer,
  recordId,
  text,
  UnreadableValue,
} from '../../src/connectors/canonical.ts';
import type { ColumnSchema } from '../../src/connectors/dataverse/schema.ts';
import { toWire as toDataverse } from '../../src/connectors/dataverse/values.ts';
import { toWire as toFinanceOperations } from '../../src/connectors/finance-operations/values.ts';
import type { CanonicalValue, FieldMapping, FieldType } from '../../src/maps/entity-map.ts';

const field = (type: FieldType, more: Partial<FieldMapping> = {}): FieldMapping => ({
  property: 'Property',
  direction: '=',
  dataverse: 'msdyn_column',
  type,
  label: 'Label',
  ...more,
});
const column = (type: string): ColumnSchema => ({
  column: 'msdyn_column',
  type,
  required: false,
  creatable: true,
  updatable: true,
});

const days = fc
  .date({ min: new Date('1900-01-02'), max: new Date('2154-12-31'), noInvalidDate: true })
  .map((moment) => moment.toISOString().slice(0, 10));
const texts = fc.string().map((value) => text(value));
const statuses = { values: { Open: 1, 'In review': 2, Closed: 3 } };

const wires: readonly {
  readonly field: FieldMapping;
  readonly column: string;
  readonly values: fc.Arbitrary<CanonicalValue>;
}[] = [
  { field: field('text'), column: 'String', values: texts },
  { field: field('date'), column: 'DateTime', values: fc.option(days) },
  {
    field: field('decimal', { precision: 4 }),
    column: 'Money',
    values: fc.double({ noNaN: true, min: -1e9, max: 1e9 }).map((value) => decimal(value, 4)),
  },
  { field: field('integer'), column: 'Integer', values: fc.maxSafeInteger().map((value) => value || 0) },
  { field: field('recordId'), column: 'BigInt', values: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }) },
  { field: field('recordId'), column: 'String', values: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }) },
  { field: field('boolean', { values: { Always: false, Never: true } }), column: 'Boolean', values: fc.boolean() },
  { field: field('boolean'), column: 'Boolean', values: fc.boolean() },
  { field: field('choice', statuses), column: 'Picklist', values: fc.constantFrom('Open', 'In review', 'Closed') },
];

describe('Canonical values', () => {
  for (const wire of wires) {
    it(`survive both wires as ${wire.field.type} in a ${wire.column} column`, () => {
      fc.assert(
        fc.property(wire.values, (value) => {
          const overDataverse: unknown = JSON.parse(
            JSON.stringify(toDataverse(wire.field, value, column(wire.column))),
          );
          assert.equal(canonicalValue(wire.field, overDataverse), value);
          const sent = toFinanceOperations(wire.field, value);
          assert.equal(canonicalValue(wire.field, JSON.parse(JSON.stringify(sent))), value);
        }),
      );
    });
  }

  it('are their own normal form', () => {
    for (const { field: of, values } of wires) {
      fc.assert(fc.property(values, (value) => assert.equal(canonicalValue(of, value), value)));
    }
  });

  it('have no blanks at the end of a text and no empty text', () => {
    assert.equal(text('  a b \t\r\n'), '  a b');
    assert.equal(text(' \n'), null);
    assert.equal(text(''), null);
    assert.equal(text('line\r\nline'), 'line\nline');
    assert.equal(text('a\0b \ud83d \ud83d\ude9a \0'), 'ab  \ud83d\ude9a', 'nothing that no store keeps');
  });

  it('are days, whatever point of the day the wire says', () => {
    assert.equal(date('2026-11-23T12:00:00Z'), '2026-11-23');
    assert.equal(date('2026-11-23'), '2026-11-23');
    assert.equal(date('2026-11-23T23:30:00-02:00'), '2026-11-24');
    assert.equal(date('1900-01-01T12:00:00Z'), null);
    assert.equal(date('1900-01-01T00:00:00Z'), null);
    assert.equal(date(''), null);
    for (const wrong of ['2026-02-30', '2026-13-01', 'tomorrow', '23.11.2026', 20261123]) {
      assert.throws(() => date(wrong), UnreadableValue);
    }
  });

  it('are rounded half away from zero to the digits both sides keep', () => {
    assert.equal(decimal(1.005, 2), 1.01);
    assert.equal(decimal(-1.005, 2), -1.01);
    assert.equal(decimal(-0.0000001), 0);
    assert.ok(Object.is(decimal(-0.0000001), 0));
    assert.equal(decimal('19.990000', 2), 19.99);
    assert.equal(decimal(1e21, 2), 1e21);
    assert.equal(decimal(0.1 + 0.2), 0.3);
    assert.throws(() => decimal('NaN'), UnreadableValue);
    assert.throws(() => decimal(Number.POSITIVE_INFINITY), UnreadableValue);
  });

  it('are no whole numbers that cannot be held exactly', () => {
    assert.equal(integer('7'), 7);
    assert.throws(() => integer(1.5), UnreadableValue);
    assert.throws(() => integer(JSON.parse('9007199254740993')), UnreadableValue);
    assert.throws(() => recordId('9223372036854775807'), UnreadableValue);
    assert.equal(recordId(0), null);
    assert.equal(recordId('5637144576'), 5_637_144_576);
  });

  it('are enum symbols in the letters of the map', () => {
    assert.equal(choice(field('choice', statuses), 'in review'), 'In review');
    assert.equal(choice(field('choice', statuses), 2), 'In review');
    assert.equal(choice(field('choice', statuses), 99), '99');
    assert.equal(choice(field('choice', statuses), ''), null);
  });

  it('are booleans by the value map, or by yes and no', () => {
    assert.equal(boolean(field('boolean'), 'yes'), true);
    assert.equal(boolean(field('boolean'), 'No'), false);
    assert.equal(boolean(field('boolean', { values: { Pick: false, Reserve: true } }), 'Reserve'), true);
    assert.throws(() => boolean(field('boolean'), 'maybe'), UnreadableValue);
  });
});
