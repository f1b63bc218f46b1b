import type { EntityDefinition, PropertyDefinition } from './entity.ts';

const text = (name: string, maxLength = 250): PropertyDefinition => ({ name, label: name, type: 'string', maxLength });
const company: PropertyDefinition = { name: 'dataAreaId', label: 'Company', type: 'string', maxLength: 4 };

function internal(
  entity: string,
  key: readonly string[],
  properties: readonly PropertyDefinition[],
  striped = key[0] === 'dataAreaId',
): EntityDefinition {
  return {
    entity,
    collection: entity,
    aotName: entity,
    label: entity,
    dataSource: `${entity} (${entity})`,
    tableLabel: `${entity} (${entity})`,
    striped,
    key,
    properties,
    internal: true,
  };
}

/**
 * Tables of this stand-in's own making: what the real system keeps out of OData, or what only a stand-in needs.
 * None of them has a public collection, none of them is told to hooks.
 */
export const internalEntities: readonly EntityDefinition[] = [
  /** The registered hook: at most one row, `HookId` 1. */
  internal(
    'HookSubscription',
    ['HookId'],
    [
      { name: 'HookId', label: 'HookId', type: 'integer' },
      text('Url', 2000),
      text('HookKey', 2000),
      text('OnUnavailable', 10),
    ],
  ),
  /** What a write of one entity does when the hook cannot be reached, where that is not the rule of the subscription. */
  internal('HookPolicy', ['Collection'], [text('Collection', 200), text('OnUnavailable', 10)]),
  /** Events to be told after commit; a row lives until its delivery was answered or given up. */
  internal('HookEvent', ['EventId'], [text('EventId', 36), text('Payload', 4_000_000)]),
  /** Replies of the companion service by request id: a repeated request is answered from here. */
  internal(
    'ServiceRequest',
    ['RequestId'],
    [text('RequestId', 200), text('Operation', 50), text('Digest', 64), text('Reply', 1_000_000)],
  ),
  /** Approval tasks of the purchase order workflow. */
  internal(
    'PurchaseWorkItem',
    ['dataAreaId', 'WorkItemId'],
    [
      company,
      text('WorkItemId', 36),
      text('PurchaseOrderNumber', 20),
      text('State', 20),
      text('ApproverPersonnelNumber', 25),
      text('SubmitterPersonnelNumber', 25),
      { name: 'Amount', label: 'Amount', type: 'decimal' },
      text('CurrencyCode', 3),
      { name: 'SubmittedOn', label: 'SubmittedOn', type: 'datetime' },
      { name: 'DueDate', label: 'DueDate', type: 'datetime' },
      { name: 'DecidedOn', label: 'DecidedOn', type: 'datetime' },
      text('DecidedBy', 25),
      text('Comment', 2000),
    ],
  ),
];
