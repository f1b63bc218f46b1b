import type { EntityDefinition } from '../../finance-operations/schema/entity.ts';
import { allEntities } from '../../finance-operations/schema/entities.ts';
import type { WireResponse } from '../../engine/wire.ts';
import { recordOf, recordsOf, refusalOf, textOf } from '../api.ts';
import type { JsonRecord } from '../api.ts';
import { changed, recordForm, withInput } from '../form.ts';
import type { Outcome } from '../form.ts';
import { page, redirect } from '../layout.ts';
import { linkList, listTable } from '../list.ts';
import { markup } from '../markup.ts';
import type { Markup } from '../markup.ts';
import type { Visit } from '../visit.ts';
import { fieldsOf, newFieldsOf, payload } from './fields.ts';
import {
  createRecord,
  describe,
  entityAt,
  entrances,
  equals,
  ownKey,
  readRecord,
  readRecords,
  recordHref,
  referenceChoices,
  updateRecord,
  versionOf,
} from './records.ts';

/** A visit of one entity in one company. */
interface Place extends Visit {
  readonly company: string;
  readonly entity: EntityDefinition;
}

const HOME = 'usmf';

/** Answers `/?cmp=…&mi=…`; without a menu item the first page, without a key the list, with `new` an empty form. */
export async function financeOperationsPage(visit: Visit): Promise<WireResponse> {
  const { query, request } = visit;
  const company = query.get('cmp')?.toLowerCase() ?? HOME;
  const entity = entityAt(query.get('mi'));
  if (!entity) return entrance(visit, company);
  const place = { ...visit, company, entity };
  const posted = request.method === 'POST';
  if (query.has('new')) return posted ? create(place) : emptyForm(place);
  if (!ownKey(entity).every((part) => query.has(part))) return list(place);
  return posted ? save(place) : show(place, 200);
}

function entrance({ frame, query }: Visit, company: string): WireResponse {
  const unknown = query.has('mi');
  const links = entrances.map(({ menuItem, label }) => ({ href: listHref(menuItem ?? '', company), label }));
  const body = markup`${unknown ? markup`<p role="alert">There is no such menu item.</p>` : undefined}
    <p>Company ${company}</p>
    ${linkList(links)}`;
  return page({ ...frame, title: 'Forms' }, body, unknown ? 404 : 200);
}

const listHref = (menuItem: string, company: string) =>
  `/?${new URLSearchParams({ cmp: company, mi: menuItem }).toString()}`;

async function list(place: Place): Promise<WireResponse> {
  const { api, frame, entity, company } = place;
  const answer = await readRecords(api, entity, company);
  if (answer.status !== 200) return refused(place, answer.status, refusalOf(answer));
  return page(
    { ...frame, title: `${entity.label}, ${company}` },
    markup`${
      entity.readOnly
        ? undefined
        : markup`<p><a class="button" href="${listHref(entity.menuItem ?? '', company)}&amp;new=1">New</a></p>`
    }${recordTable(entity, company, recordsOf(answer))}`,
  );
}

function recordTable(entity: EntityDefinition, company: string, records: readonly JsonRecord[]): Markup {
  const key = ownKey(entity);
  const headings = key.map((name) => entity.properties.find((one) => one.name === name)?.label ?? name);
  return listTable(
    [...headings, 'Name'],
    records.map((record) => ({
      href: recordHref(entity, company, record),
      cells: [...key.map((part) => textOf(record[part])), describe(entity, record)],
    })),
  );
}

async function show(place: Place, status: number, outcome?: Outcome): Promise<WireResponse> {
  const { api, query, frame, request, entity, company } = place;
  const answer = await readRecord(api, entity, company, query);
  if (answer.status !== 200) return refused(place, answer.status, refusalOf(answer));
  const record = recordOf(answer);
  const stored = fieldsOf(entity, record, await referenceChoices(api, entity, company));
  const refusedBefore = outcome && 'refusal' in outcome;
  const sent = new URLSearchParams(request.body);
  const version = refusedBefore ? (sent.get('@version') ?? '') : versionOf(answer);
  const result = outcome ?? (query.has('saved') ? { saved: true as const } : undefined);
  const name = ownKey(entity).map((part) => textOf(record[part]));
  return page(
    { ...frame, title: `${entity.label}: ${name.join(', ')}` },
    markup`${recordForm(recordHref(entity, company, record), refusedBefore ? withInput(stored, sent) : stored, version, result)}
    ${await childLists(place, record)}`,
    status,
  );
}

/** The records that the entity's collections lead to. */
async function childLists({ api, entity, company }: Place, record: JsonRecord): Promise<readonly Markup[]> {
  const many = (entity.navigations ?? []).filter(({ kind }) => kind === 'many');
  return Promise.all(
    many.map(async ({ collection, on }) => {
      const child = allEntities.find((one) => one.collection === collection);
      if (!child) return markup``;
      const join = on.filter(({ theirs }) => theirs !== 'dataAreaId');
      const filter = join.map(({ ours, theirs }) => equals(child, theirs, textOf(record[ours])));
      const given = new URLSearchParams(
        join.map(({ ours, theirs }): [string, string] => [theirs, textOf(record[ours])]),
      );
      return markup`<section>
        <h2>${child.label}</h2>
        ${recordTable(child, company, recordsOf(await readRecords(api, child, company, filter)))}
        ${child.readOnly ? undefined : markup`<p><a href="${listHref(child.menuItem ?? '', company)}&amp;new=1&amp;${given.toString()}">New</a></p>`}
      </section>`;
    }),
  );
}

async function save(place: Place): Promise<WireResponse> {
  const { api, query, request, entity, company } = place;
  const sent = new URLSearchParams(request.body);
  const current = await readRecord(api, entity, company, query);
  if (current.status !== 200) return refused(place, current.status, refusalOf(current));
  const stored = fieldsOf(entity, recordOf(current), new Map());
  const changes = changed(stored, withInput(stored, sent));
  const saved = `${recordHref(entity, company, recordOf(current))}&saved=1`;
  if (changes.length === 0) return redirect(saved);
  const answer = await updateRecord(api, entity, place, sent.get('@version') ?? '', payload(entity, changes));
  return answer.status < 300 ? redirect(saved) : show(place, answer.status, { refusal: refusalOf(answer) });
}

async function emptyForm(place: Place, status = 200, outcome?: Outcome): Promise<WireResponse> {
  const { api, query, frame, request, entity, company } = place;
  const blank = newFieldsOf(entity, query, await referenceChoices(api, entity, company));
  const fields = outcome ? withInput(blank, new URLSearchParams(request.body)) : blank;
  return page({ ...frame, title: `New: ${entity.label}` }, recordForm(frame.here, fields, '', outcome), status);
}

async function create(place: Place): Promise<WireResponse> {
  const { api, request, entity, company } = place;
  const blank = newFieldsOf(entity, new URLSearchParams(), new Map());
  const sent = withInput(blank, new URLSearchParams(request.body));
  const answer = await createRecord(api, entity, payload(entity, changed(blank, sent)));
  if (answer.status >= 300) return emptyForm(place, answer.status, { refusal: refusalOf(answer) });
  const record = recordOf(answer);
  return redirect(`${recordHref(entity, textOf(record.dataAreaId) || company, record)}&saved=1`);
}

const refused = ({ frame, entity }: Place, status: number, text: string): WireResponse =>
  page({ ...frame, title: entity.label }, markup`<p role="alert">${text}</p>`, status);
