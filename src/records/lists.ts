/** Lists of records read as the person, remembered for a minute per person and kind, ready to be searched. */
import { dataverseKinds } from './dataverse-kinds.ts';
import { financeOperationsKinds } from './finance-operations-kinds.ts';
import {
  idOf,
  kindOf,
  kindWords,
  type Description,
  type KindSource,
  type KindSources,
  type Listed,
  type ListName,
  type Related,
} from './kinds.ts';
import { identityOf, isRefusedRead, systemOf } from './licence.ts';
import { mappedKinds } from './mapped-kinds.ts';
import { Memory } from './memory.ts';
import { compact, createSearch, numberIn, type Search } from './ranking.ts';
import { textOf } from './wire.ts';
import type { WireRow } from '../connectors/port.ts';
import type { SystemName } from '../maps/entity-map.ts';
import type { Position } from './distance.ts';
import type { Found, Person, Place } from './face.ts';
import type { RecordsDependencies } from './ports.ts';

const rememberedFor = 60_000;

/** A list younger than this is not read anew, whatever is missed in it. */
const youngMilliseconds = 100;

/** All records of a list that one person may read. */
export interface KindList {
  readonly listed: readonly Listed[];
  /** By row id; in finance and operations by company and key. */
  readonly byId: ReadonlyMap<string, Listed>;
  readonly search: Search<Listed>;
  /** When it was read, in milliseconds. */
  readonly readAt: number;
}

const nothing: KindList = { listed: [], byId: new Map(), search: () => [], readAt: Infinity };

/** Reads lists by kind. */
export class Lists {
  private readonly systems: RecordsDependencies['systems'];
  private readonly sources: Readonly<Record<SystemName, KindSources>>;
  private readonly lists: Memory<KindList>;
  private readonly companies: Memory<ReadonlyMap<string, string>>;
  private readonly clock: RecordsDependencies['clock'];

  constructor({ systems, catalogue, clock }: Pick<RecordsDependencies, 'systems' | 'catalogue' | 'clock'>) {
    this.systems = systems;
    this.clock = clock;
    this.sources = {
      dataverse: { ...mappedKinds('dataverse', catalogue), ...dataverseKinds(catalogue) },
      financeOperations: { ...mappedKinds('financeOperations', catalogue), ...financeOperationsKinds },
    };
    this.lists = new Memory(clock, rememberedFor);
    this.companies = new Memory(clock, rememberedFor);
  }

  /** Empty for lists that the person's system does not have, and for people without a licence. */
  async of(kind: ListName, person: Person): Promise<KindList> {
    const system = systemOf(person);
    const source = system === null ? undefined : this.sources[system][kind];
    if (system === null || source === undefined) return nothing;
    return this.lists.get(`${person.aadObjectId} ${system} ${kind}`, () => this.read(kind, system, source, person));
  }

  /** The list, empty when the person may not read it: for what only completes something else. */
  async readable(kind: ListName, person: Person): Promise<KindList> {
    try {
      return await this.of(kind, person);
    } catch (error) {
      if (isRefusedRead(error)) return nothing;
      throw error;
    }
  }

  /** The list for words that name a record; read anew when they hold a number it lacks: that record may be a moment old. */
  async naming(words: string, kind: ListName, person: Person): Promise<KindList> {
    const list = await this.of(kind, person);
    const numbers = words.split(/\s+/).filter((word) => /\d/.test(word));
    const known = new Set(list.listed.flatMap(({ found }) => [compact(found.key), numberIn(found.key)]));
    const isKnown = numbers.length === 0 || numbers.some((number) => known.has(compact(number)));
    return isKnown || known.has(compact(words)) ? list : this.renewed(kind, person);
  }

  /** The list as it is now, save for the last moments. */
  async renewed(kind: ListName, person: Person): Promise<KindList> {
    const { readAt } = await this.readable(kind, person);
    if (this.clock.now().getTime() - readAt >= youngMilliseconds) this.forget(kind, person);
    return this.readable(kind, person);
  }

  /** Forgets a list, after something was added to it. */
  forget(kind: ListName, person: Person): void {
    this.lists.forget(`${person.aadObjectId} ${systemOf(person)} ${kind}`);
  }

  /** Forgets a list for everybody, after a record of it was written here. */
  renew(kind: ListName): void {
    this.lists.forgetEnding(` ${kind}`);
  }

  /** Company code by the row id of `cdm_company`. */
  companyCodes(person: Person): Promise<ReadonlyMap<string, string>> {
    return this.companies.get(person.aadObjectId, async () => {
      const rows = await this.systems.dataverse.rows(
        'cdm_companies',
        { select: ['cdm_companyid', 'cdm_companycode'] },
        identityOf(person),
      );
      return new Map(
        rows.map((row) => [textOf(row, 'cdm_companyid') ?? '', (textOf(row, 'cdm_companycode') ?? '').toLowerCase()]),
      );
    });
  }

  /** Row id of a company in Dataverse; null when there is none of this code. */
  async companyId(code: string, person: Person): Promise<string | null> {
    const codes = await this.companyCodes(person);
    return [...codes].find(([, known]) => known === code.toLowerCase())?.[0] ?? null;
  }

  private async read(kind: ListName, system: SystemName, source: KindSource, person: Person): Promise<KindList> {
    const readAt = this.clock.now().getTime();
    const related = new Map<ListName, KindList>();
    const [rows, codes] = await Promise.all([
      this.systems[system].rows(source.set, queryOf(source), identityOf(person)),
      system === 'dataverse' && source.company !== null ? this.companyCodes(person) : new Map<string, string>(),
      ...source.related.map(async (one) => related.set(one, await this.readable(one, person))),
    ]);
    const relate: Related = (one, id) => (id === null ? null : (related.get(one)?.byId.get(id) ?? null));
    const listed = rows.flatMap((row) => {
      const description = source.describe(row, relate);
      return description === null ? [] : [listedOf(kind, source, row, description, codes)];
    });
    return {
      listed,
      byId: new Map(listed.map((one) => [one.id, one])),
      search: createSearch(listed, ({ found, also }) => ({ ...found, also })),
      readAt,
    };
  }
}

function queryOf(source: KindSource) {
  const columns = [source.id, source.company, ...source.select].filter((column) => column !== null);
  return { select: [...new Set(columns)], filter: source.filter };
}

function listedOf(
  list: ListName,
  source: KindSource,
  row: WireRow,
  { key, name, detail, position, borrowedFrom, city, barred, also, parent }: Description,
  codes: ReadonlyMap<string, string>,
): Listed {
  const company = source.company === null ? null : textOf(row, source.company);
  const kind = kindOf(list);
  const label = name === key ? `${kindWords[kind]} ${key}` : `${kindWords[kind]} ${key} (${name})`;
  const code = company === null ? null : (codes.get(company) ?? company.toLowerCase());
  const found: Found = {
    kind,
    key,
    name,
    detail,
    id: source.id === null ? null : textOf(row, source.id),
    company: code,
    place:
      position === null
        ? null
        : placeAt(position, borrowedFrom === undefined ? label : `${label}, at its ${borrowedFrom}`, code),
  };
  return {
    found,
    city: city ?? null,
    barred: barred ?? false,
    also: also ?? '',
    id: found.id ?? idOf(code, key),
    parent: parent ?? null,
  };
}

function placeAt({ latitude, longitude }: Position, label: string, company: string | null): Place {
  return { latitude, longitude, label, ...(company === null ? {} : { company }) };
}
