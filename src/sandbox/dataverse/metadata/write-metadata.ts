/** The metadata API's writing half: tables, columns, relationships, keys and sets of options come and go by it. */
import { carriesJson } from '../../engine/json-body.ts';
import { dataverse } from '../../engine/odata/dialect.ts';
import { parseSegment, type PathSegment } from '../../engine/odata/path.ts';
import { splitUrl } from '../../engine/odata/url.ts';
import type { WireRequest, WireResponse } from '../../engine/wire.ts';
import type { Table } from '../catalogue.ts';
import { methodNotAllowed, noSegment, notImplemented, unsupportedMedia } from '../errors.ts';
import { stableId } from '../stable-id.ts';
import type { RequestContext } from '../wire/request-context.ts';
import { emptyResponse } from '../wire/response.ts';
import { parseBody } from '../write/payload.ts';
import { changeTable, createColumn, createKey, createOptionSet, createRelationship, createTable } from './create.ts';
import { deleteColumn, deleteKey, deleteOptionSet, deleteRelationship, deleteTable } from './delete.ts';
import type { MetadataRequest } from './metadata-request.ts';
import { changeOptions } from './options.ts';
import { noSuch } from './refusals.ts';
import { inSolution, type Component } from './solution.ts';

/** True for the actions that change metadata. */
export function isMetadataAction(relativeUrl: string): boolean {
  return /^(InsertOptionValue|DeleteOptionValue)(\?|$)/.test(relativeUrl);
}

/** Does what a writing request to the metadata asks. Throws the refusal. */
export async function writeMetadata(context: RequestContext, request: WireRequest): Promise<WireResponse> {
  if (!carriesJson(request)) throw unsupportedMedia(request.headers['content-type'] ?? '');
  const segments = splitUrl(request.url).segments.map((segment) => parseSegment(segment, dataverse));
  const [first, second, ...rest] = segments;
  const body = request.method === 'DELETE' || request.body === '' ? {} : parseBody(first?.name ?? '', request.body);
  const solutionId = await inSolution(context, request.headers['mscrm.solutionuniquename'] ?? null);
  const write: MetadataRequest = { context, body, solutionId };
  if (first === undefined || rest.length > 0) throw noSegment(rest[0]?.name ?? '');
  switch (first.name) {
    case 'EntityDefinitions':
      return entityDefinitions(write, request.method, first, second);
    case 'RelationshipDefinitions':
      if (request.method === 'POST')
        return created(context, 'RelationshipDefinitions', await createRelationship(write));
      return deleted(request, () => deleteRelationship(write, keyOf(first, 'SchemaName')));
    case 'GlobalOptionSetDefinitions':
      if (request.method === 'POST')
        return created(context, 'GlobalOptionSetDefinitions', await createOptionSet(write));
      return deleted(request, () => deleteOptionSet(write, keyOf(first, 'Name')));
    case 'InsertOptionValue':
    case 'DeleteOptionValue':
      if (request.method !== 'POST') throw methodNotAllowed(request.method);
      return changeOptions(write, first.name);
    default:
      throw notImplemented(`Writing ${first.name}`);
  }
}

async function entityDefinitions(
  write: MetadataRequest,
  method: string,
  first: PathSegment,
  second: PathSegment | undefined,
): Promise<WireResponse> {
  const { context } = write;
  if (first.arguments === null) {
    if (method !== 'POST') throw methodNotAllowed(method);
    return created(context, 'EntityDefinitions', await createTable(write));
  }
  const table = tableNamed(context, keyOf(first, 'LogicalName'));
  const address = `EntityDefinitions(${stableId(`entity ${table.logicalName}`)})`;
  if (second === undefined) {
    if (method === 'PUT') return emptied(await changeTable(write, table));
    return deleted({ method }, () => deleteTable(write, table));
  }
  const name = second.arguments === null ? null : keyOf(second, 'LogicalName');
  if (second.name === 'Attributes') {
    if (name === null && method === 'POST')
      return created(context, `${address}/Attributes`, await createColumn(write, table));
    return deleted({ method }, () => deleteColumn(write, table, name ?? ''));
  }
  if (second.name === 'Keys') {
    if (name === null && method === 'POST') return created(context, `${address}/Keys`, await createKey(write, table));
    return deleted({ method }, () => deleteKey(write, table, name ?? ''));
  }
  throw noSegment(second.name);
}

function tableNamed({ catalogue }: RequestContext, name: string): Table {
  const found =
    catalogue.byName.get(name) ?? catalogue.tables.find((table) => stableId(`entity ${table.logicalName}`) === name);
  if (found === undefined) throw noSuch('entity', name);
  return found;
}

/** The name in brackets: by the alternate key of the definition, or alone. */
function keyOf(segment: PathSegment, property: string): string {
  const argument = segment.arguments?.find(({ name }) => name === property || name === null);
  if (argument?.value.kind === 'literal') return String(argument.value.value);
  throw noSegment(segment.name);
}

function created(context: RequestContext, collection: string, component: Component): WireResponse {
  return emptyResponse(204, { 'odata-entityid': `${context.serviceRoot}${collection}(${component.id})` });
}

function emptied(_: void): WireResponse {
  return emptyResponse(204);
}

async function deleted({ method }: Pick<WireRequest, 'method'>, remove: () => Promise<void>): Promise<WireResponse> {
  if (method !== 'DELETE') throw methodNotAllowed(method);
  await remove();
  return emptyResponse(204);
}
