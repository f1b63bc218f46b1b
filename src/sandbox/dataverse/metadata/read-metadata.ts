import { dataverse } from '../../engine/odata/dialect.ts';
import type { Expression } from '../../engine/odata/expression.ts';
import { parseOptions } from '../../engine/odata/options.ts';
import { parseSegment, type PathSegment } from '../../engine/odata/path.ts';
import type { SelectionOptions } from '../../engine/odata/selection.ts';
import { splitUrl } from '../../engine/odata/url.ts';
import type { WireResponse } from '../../engine/wire.ts';
import { DataverseError, noProperty, noSegment, notImplemented } from '../errors.ts';
import type { RequestContext } from '../wire/request-context.ts';
import { jsonResponse } from '../wire/response.ts';
import { optionSetDefinition, type Definition } from './attributes.ts';
import { metadataDocument } from './csdl.ts';
import { meets } from './filter.ts';

const unread = ['ManagedPropertyDefinitions'];

/** True for the service document, `$metadata` and table definitions. */
export function isMetadataPath(relativeUrl: string): boolean {
  return /^(\$metadata|EntityDefinitions|RelationshipDefinitions|GlobalOptionSetDefinitions|ManagedPropertyDefinitions)?([/(?]|$)/.test(
    relativeUrl,
  );
}

/** Answers a request for metadata. Every user may read it. */
export function readMetadata(context: RequestContext, relativeUrl: string): WireResponse {
  const { segments, query } = splitUrl(relativeUrl);
  const [first, ...rest] = segments.map((segment) => parseSegment(segment, dataverse));
  if (first === undefined) {
    return serviceDocument(context);
  }
  if (first.name === '$metadata') {
    const headers = { 'content-type': 'application/xml', 'odata-version': '4.0' };
    return { status: 200, headers, body: metadataDocument(context.catalogue, isAnnotated(query)) };
  }
  if (unread.includes(first.name)) {
    throw notImplemented(first.name);
  }
  const options = parseOptions(query, dataverse);
  const { found, single, path } = locate(context, first, rest, options.aliases);
  const told = single ? found : found.filter((each) => options.filter === null || meets(each, options.filter));
  const values = told.map((each) => tell(each, options));
  const root = `${context.serviceRoot}$metadata#${path}`;
  const [only] = values;
  return single && only !== undefined
    ? jsonResponse(200, { '@odata.context': `${root}/$entity`, ...only })
    : jsonResponse(200, {
        '@odata.context': root,
        ...(options.count ? { '@odata.count': values.length } : {}),
        value: values,
      });
}

/** `$metadata?annotations=true` tells besides which sets follow their changes. */
function isAnnotated(query: readonly (readonly [string, string])[]): boolean {
  return query.some(([name, value]) => name === 'annotations' && value.toLowerCase() === 'true');
}

function serviceDocument({ catalogue, serviceRoot }: RequestContext): WireResponse {
  return jsonResponse(200, {
    '@odata.context': `${serviceRoot}$metadata`,
    value: catalogue.tables.map(({ setName }) => ({ name: setName, kind: 'EntitySet', url: setName })),
  });
}

/** Walks from all definitions along keys, navigations and casts to what the path means. */
function locate(
  context: RequestContext,
  first: PathSegment,
  rest: readonly PathSegment[],
  aliases: ReadonlyMap<string, Expression>,
): { readonly found: readonly Definition[]; readonly single: boolean; readonly path: string } {
  let found = rootOf(context, first.name);
  let single = false;
  let path = first.name;
  for (const segment of [first, ...rest]) {
    if (segment !== first && segment.name.startsWith('Microsoft.Dynamics.CRM.')) {
      found = found.filter((each) => each['@odata.type'] === `#${segment.name}`);
      path += `/${segment.name}`;
    } else if (segment !== first) {
      const inner = found[0]?.[`~${segment.name}`];
      if (!single || inner === undefined || inner === null) {
        throw noSegment(segment.name);
      }
      single = !Array.isArray(inner);
      found = [inner].flat() as Definition[];
      path += `/${segment.name}`;
    }
    if (segment.arguments !== null) {
      found = found.filter((each) => hasKey(each, segment, aliases));
      single = true;
      if (found.length === 0) {
        throw new DataverseError(404, '0x80060888', `Could not find ${segment.name} with the specified key.`);
      }
    }
  }
  return { found, single, path };
}

function rootOf(context: RequestContext, name: string): readonly Definition[] {
  switch (name) {
    case 'RelationshipDefinitions':
      return context
        .definitions()
        .flatMap((table) => table['~ManyToOneRelationships'] as readonly Definition[])
        .map((each) => ({ '@odata.type': '#Microsoft.Dynamics.CRM.OneToManyRelationshipMetadata', ...each }));
    case 'GlobalOptionSetDefinitions':
      return [...context.schema.current().optionSets.values()].map(optionSetDefinition);
    default:
      return context.definitions();
  }
}

function hasKey(definition: Definition, segment: PathSegment, aliases: ReadonlyMap<string, Expression>): boolean {
  return (segment.arguments ?? []).every(({ name, value }) => {
    const literal = value.kind === 'alias' ? aliases.get(value.name) : value;
    return literal?.kind === 'literal' && definition[name ?? 'MetadataId'] === literal.value;
  });
}

/** The members asked for; the id always, navigations only where they are expanded. */
function tell(definition: Definition, options: Pick<SelectionOptions, 'select' | 'expand'>): Definition {
  for (const name of options.select ?? []) {
    if (!(name in definition)) {
      throw noProperty(typeName(definition), name);
    }
  }
  const wanted = (name: string) => name === 'MetadataId' || name === '@odata.type' || options.select?.includes(name);
  const members = Object.entries(definition).filter(
    ([name]) => !name.startsWith('~') && (options.select === null || wanted(name)),
  );
  const expanded = options.expand.map((item): [string, unknown] => {
    const inner = definition[`~${item.navigation}`];
    if (inner === undefined) {
      throw noProperty(typeName(definition), item.navigation);
    }
    const { filter } = item.options;
    return [
      item.navigation,
      Array.isArray(inner)
        ? (inner as Definition[])
            .filter((each) => filter === null || meets(each, filter))
            .map((each) => tell(each, item.options))
        : inner === null
          ? null
          : tell(inner as Definition, item.options),
    ];
  });
  return Object.fromEntries([...members, ...expanded]);
}

function typeName(definition: Definition): string {
  const type = definition['@odata.type'];
  return typeof type === 'string' ? type.replace('#Microsoft.Dynamics.CRM.', '') : 'EntityMetadata';
}
