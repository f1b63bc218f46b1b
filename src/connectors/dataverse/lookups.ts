/** Ids of rows that other rows refer to by key: asked in one batch, remembered for a while. */
import { text } from '../canonical.ts';
import type { Clock } from '../clock.ts';
import { readJson, rowsPage } from '../json.ts';
import type { WireRow } from '../port.ts';
import type { DataverseClient } from './client.ts';
import { companyColumn } from './columns.ts';
import { answeredPart } from './errors.ts';
import type { ColumnSchema, TableSchema } from './schema.ts';
import { literal } from './values.ts';

/** A row of a table by key values, each at the end of a path of navigation names. */
export interface LookupQuestion {
  readonly target: TableSchema;
  /** Row id of the company the target must be of; null for a global table. */
  readonly companyId: string | null;
  readonly parts: readonly {
    readonly navigations: readonly string[];
    readonly column: ColumnSchema;
    readonly value: string | number | boolean;
  }[];
}

/** `several` stands for a key that is not unique, which no row may be chosen by. */
export type LookupAnswer = { readonly id: string } | { readonly missing: 'none' | 'several' };

const rememberedMilliseconds = 60_000;
const rememberedRows = 5_000;
const questionsPerBatch = 100;
const integration = { as: 'integration' } as const;

export class Lookups {
  private readonly client: DataverseClient;
  private readonly clock: Clock;
  private readonly ids = new Map<string, { readonly id: string; readonly until: number }>();

  constructor(client: DataverseClient, clock: Clock) {
    this.client = client;
    this.clock = clock;
  }

  /** Answers in the order of the questions. Only rows that were found are remembered. */
  async resolve(questions: readonly LookupQuestion[]): Promise<readonly LookupAnswer[]> {
    const now = this.clock.now().getTime();
    const open = new Map<string, LookupQuestion>();
    const answers = new Map<string, LookupAnswer>();
    for (const question of questions) {
      const name = nameOf(question);
      const known = this.ids.get(name);
      if (known !== undefined && known.until > now) answers.set(name, { id: known.id });
      else open.set(name, question);
    }
    const asked = [...open];
    for (let start = 0; start < asked.length; start += questionsPerBatch) {
      const chunk = asked.slice(start, start + questionsPerBatch);
      const found = await this.ask(chunk.map(([, question]) => question));
      chunk.forEach(([name], index) => {
        const answer = found[index] ?? { missing: 'none' };
        answers.set(name, answer);
        if ('id' in answer) this.remember(name, answer.id, now);
      });
    }
    return questions.map((question) => answers.get(nameOf(question)) ?? { missing: 'none' });
  }

  /** Forgets all ids: after a refusal any of them may be of a row that is gone. */
  forget(): void {
    this.ids.clear();
  }

  private remember(name: string, id: string, now: number): void {
    const oldest = this.ids.keys().next();
    if (this.ids.size >= rememberedRows && !oldest.done) this.ids.delete(oldest.value);
    this.ids.set(name, { id, until: now + rememberedMilliseconds });
  }

  private async ask(questions: readonly LookupQuestion[]): Promise<LookupAnswer[]> {
    const [only] = questions;
    if (only !== undefined && questions.length === 1) {
      return [chosen(only, await this.client.rows(addressOf(only), integration))];
    }
    const parts = questions.map((question) => ({
      call: { method: 'GET' as const, url: this.client.root + addressOf(question) },
    }));
    const answers = await this.client.batch(parts, { as: integration, effect: 'read' });
    return questions.map((question, index) => {
      const answer = answeredPart(question.target.set, answers[index]?.[0]);
      return chosen(question, readJson('dataverse', answer, rowsPage).value);
    });
  }
}

function addressOf({ target, companyId, parts }: LookupQuestion): string {
  const own = parts.filter(({ navigations }) => navigations.length === 0).map(({ column }) => column.column);
  const conditions = parts.map(
    ({ navigations, column, value }) => `${[...navigations, column.column].join('/')} eq ${literal(value, column)}`,
  );
  if (companyId !== null) conditions.push(`_${companyColumn}_value eq ${companyId}`);
  const filter = encodeURIComponent(conditions.join(' and '));
  return `${target.set}?$select=${[target.id, ...own].join(',')}&$filter=${filter}`;
}

/** Text of a filter may match more than itself, so what came back is compared again. */
function chosen({ target, parts }: LookupQuestion, rows: readonly WireRow[]): LookupAnswer {
  const matching = rows.filter((row) =>
    parts.every(({ navigations, column, value }) => navigations.length > 0 || sameText(row[column.column], value)),
  );
  const id = text(matching[0]?.[target.id]);
  if (id === null) return { missing: 'none' };
  return matching.length > 1 ? { missing: 'several' } : { id };
}

function nameOf({ target, companyId, parts }: LookupQuestion): string {
  const values = parts.map(({ navigations, column, value }) => [...navigations, column.column, String(value)]);
  return JSON.stringify([target.table, companyId, values]).toLowerCase();
}

/** As both systems compare keys: letter case and blanks at the end do not count. */
function sameText(one: unknown, other: unknown): boolean {
  return (text(one) ?? '').toLowerCase() === (text(other) ?? '').toLowerCase();
}
