import type { TableDefinition } from '../../dataverse/schema/table.ts';
import type { WireResponse } from '../../engine/wire.ts';
import { recordOf, refusalOf, textOf } from '../api.ts';
import type { Api } from '../api.ts';
import { changed, recordForm, withInput } from '../form.ts';
import type { Outcome } from '../form.ts';
import { page, redirect } from '../layout.ts';
import { linkList, listTable } from '../list.ts';
import { markup } from '../markup.ts';
import type { Markup } from '../markup.ts';
import type { Visit } from '../visit.ts';
import { fieldsOf, newFieldsOf, payload } from './fields.ts';
import {
  createdId,
  createRow,
  listed,
  lookupChoices,
  readRow,
  readRows,
  setOf,
  tableNamed,
  updateRow,
  versionOf,
} from './records.ts';

/** Tables that the first page leads to. */
const entrances = [
  'msdyn_warehouse',
  'msdyn_customerasset',
  'msdyn_customerassetcategory',
  'msdyn_paymentterm',
  'msdyn_shipvia',
  'msdyn_purchaseorder',
  'msdyn_purchaseorderproduct',
  'msdyn_purchaseorderreceipt',
  'msdyn_purchaseorderreceiptproduct',
  'msdyn_workorder',
  'account',
  'msdyn_vendor',
  'product',
  'msdyn_productinventory',
  'bookableresourcebooking',
];

/** Lists below a record: rows of that table whose lookup points here. */
const children: Readonly<Record<string, readonly (readonly [table: string, lookup: string])[]>> = {
  msdyn_purchaseorder: [
    ['msdyn_purchaseorderproduct', 'msdyn_purchaseorder'],
    ['msdyn_purchaseorderreceipt', 'msdyn_purchaseorder'],
  ],
  msdyn_purchaseorderreceipt: [['msdyn_purchaseorderreceiptproduct', 'msdyn_purchaseorderreceipt']],
  msdyn_customerasset: [['msdyn_customerasset', 'msdyn_parentasset']],
  msdyn_warehouse: [['msdyn_productinventory', 'msdyn_warehouse']],
};

/** Answers `/main.aspx` and the first page. */
export async function dataversePage(visit: Visit): Promise<WireResponse> {
  const { query, frame, request } = visit;
  const table = tableNamed(query.get('etn'));
  if (!table) return entrance(frame, query.has('etn'));
  if (query.get('pagetype') === 'entitylist') return list(visit, table);
  const id = query.get('id')?.replace(/[{}]/g, '') ?? '';
  if (id === '') return request.method === 'POST' ? create(visit, table) : emptyForm(visit, table);
  return request.method === 'POST' ? save(visit, table, id) : show(visit, table, id, 200);
}

/** Address of a row's page. */
const recordHref = (table: string, id: string) => `/main.aspx?pagetype=entityrecord&etn=${table}&id=${id}`;

function entrance(frame: Visit['frame'], unknown: boolean): WireResponse {
  const links = entrances.flatMap((name) => {
    const table = tableNamed(name);
    return table ? [{ href: `/main.aspx?pagetype=entitylist&etn=${name}`, label: table.collectionDisplayName }] : [];
  });
  const body = markup`${unknown ? markup`<p role="alert">There is no such table.</p>` : undefined}${linkList(links)}`;
  return page({ ...frame, title: 'Tables' }, body, unknown ? 404 : 200);
}

async function list({ api, frame }: Visit, table: TableDefinition): Promise<WireResponse> {
  const answer = await readRows(api, table);
  if (answer.status !== 200) return refused(frame, table, answer.status, refusalOf(answer));
  const entries = listed(table, answer).map(({ id, name, company }) => ({
    href: recordHref(table.logicalName, id),
    cells: [name, company],
  }));
  return page(
    { ...frame, title: table.collectionDisplayName },
    markup`<p><a class="button" href="${newHref(table.logicalName)}">New</a></p>
      ${listTable([table.displayName, 'Company'], entries)}`,
  );
}

const newHref = (table: string) => `/main.aspx?pagetype=entityrecord&etn=${table}`;

async function show(
  visit: Visit,
  table: TableDefinition,
  id: string,
  status: number,
  outcome?: Outcome,
): Promise<WireResponse> {
  const { api, query, frame, request } = visit;
  const answer = await readRow(api, table, id);
  if (answer.status !== 200) return refused(frame, table, answer.status, refusalOf(answer));
  const row = recordOf(answer);
  const stored = fieldsOf(table, row, await lookupChoices(api, table));
  const refusedBefore = outcome && 'refusal' in outcome;
  const sent = new URLSearchParams(request.body);
  const version = refusedBefore ? (sent.get('@version') ?? '') : versionOf(answer);
  const result = outcome ?? (query.has('saved') ? { saved: true as const } : undefined);
  return page(
    { ...frame, title: `${table.displayName}: ${textOf(row[table.primaryName])}` },
    markup`${recordForm(recordHref(table.logicalName, id), refusedBefore ? withInput(stored, sent) : stored, version, result)}
    ${await childLists(api, table, id)}`,
    status,
  );
}

async function childLists(api: Api, table: TableDefinition, id: string): Promise<readonly Markup[]> {
  const lists = children[table.logicalName] ?? [];
  return Promise.all(
    lists.map(async ([name, lookup]) => {
      const child = tableNamed(name);
      const rows = child ? listed(child, await readRows(api, child, `_${lookup}_value eq ${id}`)) : [];
      const entries = rows.map((row) => ({ href: recordHref(name, row.id), cells: [row.name] }));
      return markup`<section>
        <h2>${child?.collectionDisplayName}</h2>
        ${listTable(['Name'], entries)}
        <p><a href="${newHref(name)}&amp;${lookup}=${id}">New</a></p>
      </section>`;
    }),
  );
}

async function save(visit: Visit, table: TableDefinition, id: string): Promise<WireResponse> {
  const { api, request } = visit;
  const sent = new URLSearchParams(request.body);
  const current = await readRow(api, table, id);
  if (current.status !== 200) return refused(visit.frame, table, current.status, refusalOf(current));
  const stored = fieldsOf(table, recordOf(current), new Map());
  const changes = changed(stored, withInput(stored, sent));
  const saved = `${recordHref(table.logicalName, id)}&saved=1`;
  if (changes.length === 0) return redirect(saved);
  const answer = await updateRow(api, table, id, sent.get('@version') ?? '', payload(table, changes, setOf));
  return answer.status < 300 ? redirect(saved) : show(visit, table, id, answer.status, { refusal: refusalOf(answer) });
}

async function emptyForm(visit: Visit, table: TableDefinition, status = 200, outcome?: Outcome): Promise<WireResponse> {
  const { api, query, frame, request } = visit;
  const blank = newFieldsOf(table, query, await lookupChoices(api, table));
  const fields = outcome ? withInput(blank, new URLSearchParams(request.body)) : blank;
  return page(
    { ...frame, title: `New ${table.displayName.toLowerCase()}` },
    recordForm(frame.here, fields, '', outcome),
    status,
  );
}

async function create(visit: Visit, table: TableDefinition): Promise<WireResponse> {
  const blank = newFieldsOf(table, new URLSearchParams(), new Map());
  const sent = withInput(blank, new URLSearchParams(visit.request.body));
  const answer = await createRow(visit.api, table, payload(table, changed(blank, sent), setOf));
  return answer.status < 300
    ? redirect(`${recordHref(table.logicalName, createdId(answer))}&saved=1`)
    : emptyForm(visit, table, answer.status, { refusal: refusalOf(answer) });
}

const refused = (frame: Visit['frame'], table: TableDefinition, status: number, text: string): WireResponse =>
  page({ ...frame, title: table.displayName }, markup`<p role="alert">${text}</p>`, status);
