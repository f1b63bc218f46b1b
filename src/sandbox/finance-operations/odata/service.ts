import { financeOperations as dialect } from '../../engine/odata/dialect.ts';
import { ODataError } from '../../engine/odata/errors.ts';
import type { Expression } from '../../engine/odata/expression.ts';
import { parseOptions } from '../../engine/odata/options.ts';
import type { QueryOptions } from '../../engine/odata/options.ts';
import { resolvePath } from '../../engine/odata/path.ts';
import type { ResolvedPath } from '../../engine/odata/path.ts';
import { splitUrl } from '../../engine/odata/url.ts';
import type { EntityModel, Model } from '../../engine/model.ts';
import type { WireRequest } from '../../engine/wire.ts';
import type { Catalogue } from '../catalogue.ts';
import { FinanceOperationsError } from '../errors.ts';
import { unspeakable } from '../model.ts';
import type { EntityDefinition } from '../schema/entity.ts';
import type { User } from '../security.ts';

/** What every OData request needs. */
export interface ODataService {
  readonly catalogue: Catalogue;
  readonly model: Model;
  /** What a stale `If-Match` does: whether the real service honours it is unconfirmed. */
  readonly ifMatch: 'honour' | 'ignore';
}

/** A request below `/data`, held against the model. */
export interface ODataRequest {
  readonly path: ResolvedPath;
  readonly options: QueryOptions;
  /** `cross-company=true`: the request reaches beyond the user's default company. */
  readonly crossCompany: boolean;
  /** `http://127.0.0.1:4720/data/`, for addresses in replies. */
  readonly root: string;
}

/** Reads the address of a request. Throws the service's own errors. */
export function readRequest(service: ODataService, request: WireRequest): ODataRequest {
  return inServiceVoice(() => {
    const { segments, query } = splitUrl(request.url);
    const options = parseOptions(query, dialect);
    const path = resolvePath(segments.slice(1), service.model, dialect, {
      operations: new Set(),
      aliases: options.aliases,
    });
    return {
      path,
      options,
      crossCompany: options.custom.get('cross-company')?.toLowerCase() === 'true',
      root: rootOf(request),
    };
  });
}

/** The service root as the caller addressed it. */
export function rootOf(request: WireRequest): string {
  return `http://${request.headers.host ?? '127.0.0.1'}/data/`;
}

/** Runs what reads OData text, and words its refusals as this service does. */
export function inServiceVoice<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw serviceError(error);
  }
}

/** An error of the OData engine in this service's shape; any other stays what it is. */
export function serviceError(error: unknown): Error {
  if (!(error instanceof ODataError)) return error as Error;
  const kind = error.status === 404 ? 'segmentNotFound' : error.status === 501 ? 'notImplemented' : 'badRequest';
  return new FinanceOperationsError(kind, error.message);
}

/** The entity a collection's model stands for. */
export function definitionOf(service: ODataService, model: EntityModel): EntityDefinition {
  return service.catalogue.entity(model.name);
}

/** The condition under which a user's request sees a record: its company, and the view it is asked through. */
export function restriction(service: ODataService, user: User, crossCompany: boolean) {
  return (model: EntityModel): Expression | null => {
    const definition = definitionOf(service, model);
    const conditions: Expression[] = [];
    if (definition.striped && !crossCompany) conditions.push(equals('dataAreaId', user.defaultCompany));
    if (definition.only) conditions.push(equals(unspeakable + definition.only.property, definition.only.equals));
    const [first] = conditions;
    return conditions.length > 1 ? { kind: 'and', operands: conditions } : (first ?? null);
  };
}

function equals(property: string, value: string): Expression {
  return {
    kind: 'comparison',
    operator: 'eq',
    left: { kind: 'path', steps: [property], position: 0 },
    right: { kind: 'literal', type: 'string', value, position: 0 },
  };
}
