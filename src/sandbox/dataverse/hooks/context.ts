import { organization } from '../organization.ts';
import type { Catalogue, Table } from '../catalogue.ts';
import type { Row } from '../../engine/model.ts';
import type { Caller } from '../security/caller.ts';
import { date, entity, reference, stringify, type Pair } from './data-contract.ts';
import type { Message } from './message.ts';

/** What a step is told besides the message itself. */
export interface Occasion {
  readonly caller: Caller;
  /** Shared by all messages of one request or change set. */
  readonly correlationId: string;
  readonly requestId: string;
  readonly operationId: string;
  readonly stepId: string;
  /** 0 asked inside the transaction, 1 told after it. */
  readonly mode: 0 | 1;
  readonly occurredAt: Date;
}

/** Above this many bytes the images and parameters are left out, and the receiver has to read the row itself. */
const sizeLimit = 256 * 1024;

/** The call to one step: headers that describe it, and a RemoteExecutionContext. */
export function executionContext(
  catalogue: Catalogue,
  message: Message,
  occasion: Occasion,
): { readonly headers: Readonly<Record<string, string>>; readonly body: string } {
  const full = stringify({ ...frame(message, occasion), ...payload(catalogue, message, occasion) });
  const tooLarge = Buffer.byteLength(full) > sizeLimit;
  return {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'x-ms-dynamics-organization': organization.host,
      'x-ms-dynamics-entity-name': message.table.logicalName,
      'x-ms-dynamics-request-name': message.name,
      'x-ms-correlation-request-id': occasion.correlationId,
      ...(tooLarge ? { 'x-ms-dynamics-msg-size-exceeded': 'true' } : {}),
    },
    body: tooLarge
      ? stringify({
          ...frame(message, occasion),
          ParentContext: null,
          InputParameters: [],
          PreEntityImages: [],
          PostEntityImages: [],
        })
      : full,
  };
}

function frame(message: Message, occasion: Occasion): object {
  const { user, initiating } = occasion.caller;
  return {
    BusinessUnitId: user.businessUnitId,
    CorrelationId: occasion.correlationId,
    Depth: message.depth,
    InitiatingUserAzureActiveDirectoryObjectId: initiating.objectId,
    InitiatingUserId: initiating.id,
    IsExecutingOffline: false,
    IsInTransaction: occasion.mode === 0,
    IsOfflinePlayback: false,
    IsolationMode: 1,
    MessageName: message.name,
    Mode: occasion.mode,
    OperationCreatedOn: date(occasion.occurredAt).replace(')/', '+0000)/'),
    OperationId: occasion.operationId,
    OrganizationId: organization.id,
    OrganizationName: organization.uniqueName,
    OutputParameters: message.name === 'Create' ? [{ key: 'id', value: message.id }] : [],
    OwningExtension: reference('sdkmessageprocessingstep', occasion.stepId),
    PrimaryEntityId: message.id,
    PrimaryEntityName: message.table.logicalName,
    RequestId: occasion.requestId,
    SecondaryEntityName: 'none',
    SharedVariables: message.tag === null ? [] : [{ key: 'tag', value: message.tag }],
    Stage: 40,
    UserId: user.id,
    UserAzureActiveDirectoryObjectId: user.objectId,
  };
}

function payload(catalogue: Catalogue, message: Message, occasion: Occasion): object {
  const { table, id } = message;
  const target =
    message.name === 'Delete' ? reference(table.logicalName, id) : entity(catalogue, table, id, message.target);
  return {
    ParentContext: null,
    InputParameters: [{ key: 'Target', value: target }],
    PreEntityImages: images('PreImage', catalogue, table, id, message.before),
    PostEntityImages: [
      ...images('PostImage', catalogue, table, id, message.after),
      ...(occasion.mode === 1 ? primaryNameImage(catalogue, message) : []),
    ],
  };
}

function images(alias: string, catalogue: Catalogue, table: Table, id: string, row: Row | null): Pair[] {
  return row === null ? [] : [{ key: alias, value: entity(catalogue, table, id, row) }];
}

function primaryNameImage(catalogue: Catalogue, message: Message): Pair[] {
  const { table, id, after } = message;
  const name = table.definition.primaryName;
  return after === null
    ? []
    : images('AsynchronousStepPrimaryName', catalogue, table, id, {
        [table.primaryId]: id,
        [name]: after[name] ?? null,
      });
}
