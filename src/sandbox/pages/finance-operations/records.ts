import type { EntityDefinition, PropertyDefinition } from '../../finance-operations/schema/entity.ts';
import { allEntities } from '../../finance-operations/schema/entities.ts';
import { recordOf, recordsOf, textOf } from '../api.ts';
import type { Api, Answer, JsonRecord } from '../api.ts';
import type { ReferenceChoices } from './fields.ts';
import { formProperties } from './fields.ts';

/** Records that a reference offers and a list shows at most. */
const MOST = 250;

/** Entities that have a form, each under its own menu item; views of the same records share the one of their base. */
const withForms = allEntities.filter(
  ({ menuItem, sameRecordsAs, internal }) => menuItem && !sameRecordsAs && !internal,
);

/** The entity that a menu item shows. */
export const entityAt = (menuItem: string | null): EntityDefinition | undefined =>
  withForms.find((entity) => entity.menuItem?.toLowerCase() === menuItem?.toLowerCase());

/** Entities that the first page leads to. */
export const entrances: readonly EntityDefinition[] = withForms;

/** The key of an entity inside its company. */
export const ownKey = ({ key }: EntityDefinition): readonly string[] => key.filter((part) => part !== 'dataAreaId');

/** Address of a record's page. */
export function recordHref(entity: EntityDefinition, company: string, record: JsonRecord): string {
  const key = ownKey(entity).map((part): [string, string] => [part, textOf(record[part])]);
  return `/?${new URLSearchParams([['cmp', company], ['mi', entity.menuItem ?? ''], ...key]).toString()}`;
}

/** The key that a page's address gives, as OData writes it. */
function keyText(entity: EntityDefinition, company: string, query: URLSearchParams): string {
  const parts = entity.key.map((name) => {
    const property = entity.properties.find((one) => one.name === name);
    const value = name === 'dataAreaId' ? company : (query.get(name) ?? '');
    return `${name}=${property ? literal(property, value) : ''}`;
  });
  return parts.map((part) => encodeURIComponent(part).replaceAll('%3D', '=')).join(',');
}

/** A value as a literal of its type. */
function literal({ type }: PropertyDefinition, value: string): string {
  const isNumber = type === 'integer' || type === 'int64' || type === 'decimal';
  return isNumber && /^-?\d+(\.\d+)?$/.test(value) ? value : `'${value.replaceAll("'", "''")}'`;
}

const recordUrl = (entity: EntityDefinition, company: string, query: URLSearchParams) =>
  `/data/${entity.collection}(${keyText(entity, company, query)})?cross-company=true`;

/** Reads one record. */
export const readRecord = (
  api: Api,
  entity: EntityDefinition,
  company: string,
  query: URLSearchParams,
): Promise<Answer> => api({ method: 'GET', url: recordUrl(entity, company, query) });

/** Changes one record, unless it is not the version that the form showed. */
export const updateRecord = (
  api: Api,
  entity: EntityDefinition,
  place: { readonly company: string; readonly query: URLSearchParams },
  version: string,
  body: JsonRecord,
): Promise<Answer> =>
  api({
    method: 'PATCH',
    url: recordUrl(entity, place.company, place.query),
    headers: version ? { 'if-match': version } : {},
    body,
  });

/** Makes a record. */
export const createRecord = (api: Api, entity: EntityDefinition, body: JsonRecord): Promise<Answer> =>
  api({ method: 'POST', url: `/data/${entity.collection}?cross-company=true`, body });

/** Reads the records of an entity in a company, those that a filter says. */
export function readRecords(
  api: Api,
  entity: EntityDefinition,
  company: string,
  filter: readonly string[] = [],
): Promise<Answer> {
  const conditions = [...(entity.striped ? [`dataAreaId eq '${company.replaceAll("'", "''")}'`] : []), ...filter];
  const where = conditions.length > 0 ? `&$filter=${encodeURIComponent(conditions.join(' and '))}` : '';
  const url = `/data/${entity.collection}?cross-company=true&$top=${MOST}${where}`;
  return api({ method: 'GET', url });
}

/** A condition that a property has a value. */
export const equals = (entity: EntityDefinition, name: string, value: string): string => {
  const property = entity.properties.find((one) => one.name === name);
  return `${name} eq ${property ? literal(property, value) : `'${value}'`}`;
};

/** What a record is called beside its key: its name, else the first thing that is one or describes it. */
export function describe(entity: EntityDefinition, record: JsonRecord): string {
  const names = formProperties(entity)
    .map(({ name }) => name)
    .filter((name) => !entity.key.includes(name) && /(Name|Description)$/.test(name));
  const best = names.find((name) => name === 'Name') ?? names[0];
  return best ? textOf(record[best]) : '';
}

/** What each reference of an entity offers in a company; each collection is read once. */
export async function referenceChoices(api: Api, entity: EntityDefinition, company: string): Promise<ReferenceChoices> {
  const references = new Map(
    formProperties(entity).flatMap(({ references: one }) => (one ? [[one.collection, one.property] as const] : [])),
  );
  const entries = await Promise.all(
    [...references].map(async ([collection, property]) => {
      const target = allEntities.find((one) => one.collection === collection);
      const records = target ? recordsOf(await readRecords(api, target, company)) : [];
      const choices = records.map((record) => {
        const value = textOf(record[property]);
        const description = target ? describe(target, record) : '';
        return { value, label: description && description !== value ? `${value} (${description})` : value };
      });
      return [collection, choices] as const;
    }),
  );
  return new Map(entries);
}

/** The ETag of a record. */
export const versionOf = (answer: Answer): string => textOf(recordOf(answer)['@odata.etag']);
