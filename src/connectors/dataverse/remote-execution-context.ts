/**
 * The body of a webhook: a RemoteExecutionContext in the JSON of .NET's DataContract serializer, which is not OData. Values carry
 * types, moments are `/Date(ms)/`, collections are lists of key and value.
 */
import { z } from 'zod';
import { CodedError } from '../../errors.ts';
import type { WireRow } from '../port.ts';

const pairs = z.array(z.object({ key: z.string(), value: z.unknown() }));

const entityShape = z.object({ Attributes: pairs });
const referenceShape = z.object({ Id: z.string(), LogicalName: z.string(), Name: z.string().nullish() });
const valueShape = z.object({ Value: z.union([z.number(), z.string(), z.boolean(), z.null()]) });

const contextShape = z.object({
  MessageName: z.string(),
  Stage: z.number(),
  Mode: z.number(),
  CorrelationId: z.string(),
  OperationId: z.string(),
  OperationCreatedOn: z.string().nullish(),
  PrimaryEntityId: z.string(),
  PrimaryEntityName: z.string(),
  UserId: z.string(),
  UserAzureActiveDirectoryObjectId: z.string().nullish(),
  InputParameters: pairs.nullish(),
  PreEntityImages: pairs.nullish(),
  PostEntityImages: pairs.nullish(),
  SharedVariables: pairs.nullish(),
  ParentContext: z.unknown(),
});

/** A value of a lookup column. */
export interface Reference {
  readonly id: string;
  readonly table: string;
  /** Primary name of the row it leads to, where the platform told it. */
  readonly name: string | null;
}

/** One message as the event pipeline told it. Attributes by logical name: plain values, or {@link Reference}. */
export interface ExecutionContext {
  readonly message: 'Create' | 'Update' | 'Delete';
  readonly stage: 'beforeCommit' | 'afterCommit';
  readonly correlationId: string;
  /** One run of one step; the same when it is tried again. */
  readonly operationId: string;
  /** When the run was queued, as an ISO instant. */
  readonly at: string | null;
  readonly table: string;
  readonly id: string;
  readonly userId: string;
  readonly userObjectId: string | null;
  readonly tag: string | null;
  /** Columns that were set; null for a deletion, and when the platform left it out for its size. */
  readonly target: WireRow | null;
  readonly before: WireRow | null;
  readonly after: WireRow | null;
}

/** Synchronous steps inside the transaction, and asynchronous ones after it. */
const insideTransaction = 40;
const messages = ['Create', 'Update', 'Delete'] as const;

/** Reads the body of a hook. Throws `ANSWER_NOT_UNDERSTOOD` when it is none, or of a step that nobody should have registered. */
export function readContext(body: unknown): ExecutionContext {
  const parsed = contextShape.safeParse(body);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw notUnderstood(`${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim());
  }
  const context = parsed.data;
  const message = messages.find((name) => name === context.MessageName);
  if (message === undefined) throw notUnderstood(`message ${context.MessageName}`);
  if (context.Mode === 0 && context.Stage !== insideTransaction) throw notUnderstood(`stage ${context.Stage}`);
  return {
    message,
    stage: context.Mode === 0 ? 'beforeCommit' : 'afterCommit',
    correlationId: context.CorrelationId,
    operationId: context.OperationId,
    at: moment(context.OperationCreatedOn ?? ''),
    table: context.PrimaryEntityName,
    id: context.PrimaryEntityId.toLowerCase(),
    userId: context.UserId,
    userObjectId: context.UserAzureActiveDirectoryObjectId ?? null,
    tag: tagOf(context),
    target: attributesOf(context.InputParameters?.find(({ key }) => key === 'Target')?.value),
    before: attributesOf(context.PreEntityImages?.[0]?.value),
    after: attributesOf(fullImage(context.PostEntityImages)),
  };
}

/** Whether an attribute is the value of a lookup column. */
export function isReference(value: unknown): value is Reference {
  return typeof value === 'object' && value !== null && 'id' in value && 'table' in value;
}

/** An asynchronous step gets one image of its own that holds the primary name alone. */
function fullImage(images: z.infer<typeof pairs> | null | undefined): unknown {
  return images?.find(({ key }) => key !== 'AsynchronousStepPrimaryName')?.value;
}

/** The tag of a call stands with the message, or with the one that this one followed from. */
function tagOf(context: { readonly SharedVariables?: z.infer<typeof pairs> | null; readonly ParentContext?: unknown }) {
  let current: unknown = context;
  for (let depth = 0; depth < 8 && current !== null && current !== undefined; depth += 1) {
    const variables = z.object({ SharedVariables: pairs.nullish(), ParentContext: z.unknown() }).safeParse(current);
    if (!variables.success) return null;
    const tag = variables.data.SharedVariables?.find(({ key }) => key === 'tag')?.value;
    if (typeof tag === 'string' && tag !== '') return tag;
    current = variables.data.ParentContext;
  }
  return null;
}

function attributesOf(entity: unknown): WireRow | null {
  const parsed = entityShape.safeParse(entity);
  if (!parsed.success) return null;
  return Object.fromEntries(parsed.data.Attributes.map(({ key, value }) => [key, plain(value)]));
}

function plain(value: unknown): unknown {
  if (typeof value === 'string') return moment(value) ?? value;
  if (typeof value !== 'object' || value === null) return value ?? null;
  if ('Value' in value) {
    const wrapped = valueShape.safeParse(value);
    return wrapped.success ? wrapped.data.Value : value;
  }
  const reference = referenceShape.safeParse(value);
  if (!reference.success) return value;
  const { Id, LogicalName, Name } = reference.data;
  return { id: Id.toLowerCase(), table: LogicalName, name: Name ?? null } satisfies Reference;
}

/** `/Date(1506409448000)/`, with or without an offset that only says where the writer was. */
function moment(value: string): string | null {
  const milliseconds = /^\/Date\((-?\d+)(?:[+-]\d{4})?\)\/$/.exec(value)?.[1];
  return milliseconds === undefined ? null : new Date(Number(milliseconds)).toISOString();
}

function notUnderstood(reason: string): CodedError {
  return new CodedError('ANSWER_NOT_UNDERSTOOD', `The hook of Dataverse cannot be read: ${reason}.`);
}
