import assert from 'node:assert/strict';
import fc from 'fast-check';
import { openDatabase } from '../../../../src/sandbox/engine/database.ts';
import { dataverse, financeOperations } from '../../../../src/sandbox/engine/odata/dialect.ts';
import type { Database } from '../../../../src/sandbox/engine/runtime.ts';
import {
  account,
  accounts,
  ask,
  contacts,
  createSample,
  dataverseModel,
  financeModel,
  line,
  lines,
  tasks,
} from './sample.ts';
import type { Sample } from './sample.ts';

/** A filter as text, and what it means, told in plain TypeScript. */
interface Filter {
  readonly text: string;
  readonly holds: (row: Sample) => boolean;
}

type Scalar = string | number | boolean | null;

const relations: Record<string, (a: number | string, b: number | string) => boolean> = {
  gt: (a, b) => a > b,
  ge: (a, b) => a >= b,
  lt: (a, b) => a < b,
  le: (a, b) => a <= b,
};

function compares(operator: string, a: Scalar, b: Scalar): boolean {
  const fold = (value: Scalar): Scalar => (typeof value === 'string' ? value.toLowerCase() : value);
  if (operator === 'eq') return fold(a) === fold(b);
  if (operator === 'ne') return fold(a) !== fold(b);
  if (a === null || b === null || typeof a === 'boolean' || typeof b === 'boolean') return false;
  return relations[operator]?.(fold(a) as string, fold(b) as string) ?? false;
}

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const value = (row: Sample | undefined, column: string): Scalar => row?.[column] ?? null;
const operators = fc.constantFrom('eq', 'ne', 'gt', 'ge', 'lt', 'le');
const equalities = fc.constantFrom('eq', 'ne');

const words = fc.constantFrom(
  "O'Bryan",
  'smith',
  'A_B',
  'AxB',
  '100% ltd',
  'ÄRGER',
  '',
  'null',
  "'",
  '50%+1',
  '&',
  'a) or (b',
  '\\',
);
const plainWords = fc.constantFrom("o'b", 'W', 'x', 'son', 'ä', ' ', '+1', '\\', ')', '&', 'zzz');

function comparison(
  path: string,
  read: (row: Sample) => Scalar,
  literal: fc.Arbitrary<Scalar>,
  write: (literal: Scalar) => string,
) {
  return fc
    .tuple(operators, fc.option(literal, { freq: 6 }), fc.boolean())
    .map(([operator, right, swapped]): Filter => {
      const text = right === null ? 'null' : write(right);
      return swapped
        ? { text: `${text} ${operator} ${path}`, holds: (row) => compares(operator, right, read(row)) }
        : { text: `${path} ${operator} ${text}`, holds: (row) => compares(operator, read(row), right) };
    });
}

const column = (name: string) => (row: Sample) => value(row, name);
const contactOf = (row: Sample): Sample | undefined =>
  contacts.find((each) => each['contactid'] === row['primarycontactid']);

const numbers = fc.oneof(fc.integer({ min: -20, max: 120 }), fc.constantFrom(25_000.5, 75_000.5, 0.5, 1e5));
const days = fc.integer({ min: 1, max: 9 });

const leaves: fc.Arbitrary<Filter> = fc.oneof(
  comparison('name', column('name'), words, (text) => quote(String(text))),
  comparison('revenue', column('revenue'), numbers, String),
  comparison('numberofemployees', column('numberofemployees'), numbers, String),
  comparison(
    'opendate',
    column('opendate'),
    days.map((day) => `2026-0${day}-15`),
    String,
  ),
  comparison(
    'createdon',
    column('createdon'),
    days.map((day) => `2026-03-0${day}T10:02:00Z`),
    String,
  ),
  comparison(
    'primarycontactid/lastname',
    (row) => value(contactOf(row), 'lastname'),
    words,
    (text) => quote(String(text)),
  ),
  fc.tuple(equalities, fc.constantFrom(true, false)).map(([operator, right]): Filter => ({
    text: `donotphone ${operator} ${right}`,
    holds: (row) => compares(operator, value(row, 'donotphone'), right),
  })),
  operators.map((operator): Filter => ({
    text: `numberofemployees ${operator} revenue`,
    holds: (row) => compares(operator, value(row, 'numberofemployees'), value(row, 'revenue')),
  })),
  fc.tuple(fc.constantFrom('contains', 'startswith', 'endswith'), plainWords).map(([name, word]): Filter => ({
    text: `${name}(name,${quote(word)})`,
    holds: (row) => {
      const text = value(row, 'name');
      if (typeof text !== 'string') return false;
      const [whole, part] = [text.toLowerCase(), word.toLowerCase()];
      if (name === 'contains') return whole.includes(part);
      return name === 'startswith' ? whole.startsWith(part) : whole.endsWith(part);
    },
  })),
);

const taskLeaves: fc.Arbitrary<Filter> = fc.oneof(
  comparison('t/prioritycode', column('prioritycode'), fc.integer({ min: 0, max: 3 }), String),
  comparison('t/subject', column('subject'), fc.constantFrom('call 0', 'Send Letter', 'Call 4'), (text) =>
    quote(String(text)),
  ),
);

const lambdas: fc.Arbitrary<Filter> = fc
  .tuple(fc.constantFrom('any', 'all'), fc.option(combined(taskLeaves, 2), { freq: 8 }))
  .map(([quantifier, inner]): Filter => {
    const tasksOf = (row: Sample): Sample[] => tasks.filter((task) => task['regardingobjectid'] === row['accountid']);
    if (inner === null) return { text: 'Account_Tasks/any()', holds: (row) => tasksOf(row).length > 0 };
    return {
      text: `Account_Tasks/${quantifier}(t:${inner.text})`,
      holds: (row) => (quantifier === 'any' ? tasksOf(row).some(inner.holds) : tasksOf(row).every(inner.holds)),
    };
  });

/** Combines filters with and, or, not; brackets stand only where precedence would read the text otherwise. */
function combined(leaf: fc.Arbitrary<Filter>, depth: number): fc.Arbitrary<Filter> {
  const level = (left: number): fc.Arbitrary<Filter & { readonly rank: number }> => {
    const atom = leaf.map((filter) => ({ ...filter, rank: 3 }));
    if (left === 0) return atom;
    const inner = level(left - 1);
    const bracketed = (filter: Filter & { readonly rank: number }, rank: number): string =>
      filter.rank < rank ? `(${filter.text})` : filter.text;
    return fc.oneof(
      { weight: 2, arbitrary: atom },
      {
        weight: 3,
        arbitrary: fc
          .tuple(fc.constantFrom('and', 'or'), fc.array(inner, { minLength: 2, maxLength: 3 }))
          .map(([word, parts]) => ({
            text: parts.map((part) => bracketed(part, word === 'and' ? 2 : 1)).join(` ${word} `),
            holds: (row: Sample) =>
              word === 'and' ? parts.every((part) => part.holds(row)) : parts.some((part) => part.holds(row)),
            rank: word === 'and' ? 2 : 1,
          })),
      },
      {
        weight: 1,
        arbitrary: inner.map((filter) => ({
          text: `not (${filter.text})`,
          holds: (row: Sample) => !filter.holds(row),
          rank: 3,
        })),
      },
    );
  };
  return level(depth);
}

/** A sum over the columns of an order line, with integers so that both sides compute exactly. */
interface Sum {
  readonly text: string;
  readonly of: (row: Sample) => number | null;
}

const sums: fc.Arbitrary<Sum> = (() => {
  const atom: fc.Arbitrary<Sum> = fc.oneof(
    fc.constantFrom<Sum>(
      { text: 'LineNumber', of: (row) => Number(row['linenumber']) },
      { text: 'OrderedPurchaseQuantity', of: (row) => Number(row['quantity']) },
    ),
    fc.integer({ min: -9, max: 9 }).map((number): Sum => ({ text: String(number), of: () => number })),
  );
  const compute: Record<string, (a: number, b: number) => number | null> = {
    add: (a, b) => a + b,
    sub: (a, b) => a - b,
    mul: (a, b) => a * b,
    mod: (a, b) => (b === 0 ? null : a % b),
  };
  const product = fc.tuple(atom, fc.array(fc.tuple(fc.constantFrom('mul', 'mod'), atom), { maxLength: 2 }));
  const chain = (first: Sum, rest: readonly (readonly [string, Sum])[]): Sum => ({
    text: [first.text, ...rest.map(([operator, next]) => `${operator} ${next.text}`)].join(' '),
    of: (row) =>
      rest.reduce<number | null>((sum, [operator, next]) => {
        const right = next.of(row);
        return sum === null || right === null ? null : (compute[operator]?.(sum, right) ?? null);
      }, first.of(row)),
  });
  const products = product.map(([first, rest]) => chain(first, rest));
  return fc
    .tuple(products, fc.array(fc.tuple(fc.constantFrom('add', 'sub'), products), { maxLength: 2 }))
    .map(([first, rest]) => chain(first, rest));
})();

describe('filters compiled to SQL', () => {
  let database: Database;
  before(async () => {
    database = await openDatabase(null);
    await createSample(database);
  });
  after(() => database.close());

  it('find the rows that plain evaluation finds', async () => {
    const from = { model: dataverseModel, entity: account, dialect: dataverse };
    await fc.assert(
      fc.asyncProperty(
        combined(fc.oneof({ weight: 5, arbitrary: leaves }, { weight: 1, arbitrary: lambdas }), 3),
        async (filter) => {
          const page = await ask(database, from, `/accounts?$filter=${encodeURIComponent(filter.text)}`);
          assert.deepEqual(
            page.rows.map((row) => row.columns['accountnumber']).sort(),
            accounts.filter(filter.holds).map((row) => row['accountnumber']),
          );
        },
      ),
      { numRuns: 400 },
    );
  });

  it('compute as plain arithmetic does', async () => {
    const from = { model: financeModel, entity: line, dialect: financeOperations };
    await fc.assert(
      fc.asyncProperty(sums, operators, fc.integer({ min: -40, max: 40 }), async (sum, operator, right) => {
        const page = await ask(
          database,
          from,
          `/lines?$filter=${encodeURIComponent(`${sum.text} ${operator} ${right}`)}`,
        );
        assert.equal(page.rows.length, lines.filter((row) => compares(operator, sum.of(row), right)).length);
      }),
      { numRuns: 150 },
    );
  });

  it('page through every order without losing or doubling a row', async () => {
    const from = { model: dataverseModel, entity: account, dialect: dataverse };
    const terms = fc.uniqueArray(
      fc.tuple(
        fc.constantFrom('name', 'revenue', 'donotphone', 'createdon', 'primarycontactid/firstname'),
        fc.constantFrom('asc', 'desc'),
      ),
      { selector: ([name]) => name, minLength: 1, maxLength: 3 },
    );
    await fc.assert(
      fc.asyncProperty(terms, fc.integer({ min: 1, max: 4 }), async (order, maxPageSize) => {
        const base = `/accounts?$orderby=${order.map((term) => term.join(' ')).join(',')}`;
        const whole = await ask(database, from, base);
        const seen: unknown[] = [];
        let token: string | null = '';
        while (token !== null) {
          const suffix: string = token === '' ? '' : `&$skiptoken=${encodeURIComponent(token)}`;
          const page: Awaited<ReturnType<typeof ask>> = await ask(database, from, base + suffix, { maxPageSize });
          assert.ok(page.rows.length <= maxPageSize);
          seen.push(...page.rows.map((row) => row.columns['accountid']));
          token = page.skiptoken;
        }
        assert.deepEqual(
          seen,
          whole.rows.map((row) => row.columns['accountid']),
        );
        assert.equal(seen.length, accounts.length);
      }),
      { numRuns: 60 },
    );
  });
});
