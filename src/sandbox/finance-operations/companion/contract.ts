import { serviceRefused } from '../infolog.ts';
import { parseObject } from '../pipeline/incoming.ts';

/** One line of a product receipt as asked for. */
export interface ReceiptLineRequest {
  readonly lineNumber: number;
  readonly quantity: number;
}

/** Parameters of all operations; each reads what it needs. */
export interface Contract {
  /** Makes a call idempotent; empty for operations that only read. */
  readonly requestId: string;
  /** Lower case; the caller's default company when left out. */
  readonly company: string | undefined;
  readonly purchaseOrderNumber: string;
  readonly expectedVersion: string | undefined;
  /** Personnel number of the worker for whom the integration acts. */
  readonly onBehalfOf: string | undefined;
  /** User principal name of the user whose rights are asked about. */
  readonly userId: string | undefined;
  /** What an approver writes beside a decision, or a requester beside a submission. */
  readonly comment: string;
  /** Who takes over an approval. */
  readonly toPersonnelNumber: string;
  readonly productReceiptNumber: string;
  /** `2026-11-23`, with or without a time; today when left out. */
  readonly productReceiptDate: string | undefined;
  /** All that remains when left out. */
  readonly lines: readonly ReceiptLineRequest[] | undefined;
  /** Work items of everyone, not of the caller alone. For the integration and administrators. */
  readonly all: boolean;
  /** Work items that have ended too. */
  readonly history: boolean;
}

/** Reads `{ "_contract": { … } }`. Throws 400 for a body of another shape, naming the member. */
export function readContract(body: string): Contract {
  const outer = parseObject(body);
  const inner = outer._contract;
  if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) {
    throw serviceRefused("The parameter '_contract' is missing.");
  }
  const members = inner as Record<string, unknown>;
  const optional = (name: string): string | undefined => {
    const value = members[name];
    if (value === undefined || value === null || value === '') return undefined;
    if (typeof value !== 'string' || value.length > 2_000 || value.includes('\0')) throw wrong(name, 'a text');
    return value.trim();
  };
  return {
    requestId: optional('requestId') ?? '',
    company: optional('company')?.toLowerCase(),
    purchaseOrderNumber: optional('purchaseOrderNumber') ?? '',
    expectedVersion: optional('expectedVersion'),
    onBehalfOf: optional('onBehalfOf'),
    userId: optional('userId')?.toLowerCase(),
    comment: optional('comment') ?? '',
    toPersonnelNumber: optional('toPersonnelNumber') ?? '',
    productReceiptNumber: optional('productReceiptNumber') ?? '',
    productReceiptDate: readDate(optional('productReceiptDate')),
    lines: readLines(members.lines),
    all: members.all === true,
    history: members.history === true,
  };
}

function readDate(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const parsed = /^\d{4}-\d\d-\d\d(T|$)/.test(value) ? new Date(`${value.slice(0, 10)}T12:00:00Z`) : undefined;
  if (!parsed || Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== value.slice(0, 10)) {
    throw wrong('productReceiptDate', 'a date');
  }
  return value.slice(0, 10);
}

function readLines(value: unknown): readonly ReceiptLineRequest[] | undefined {
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value)) throw wrong('lines', 'a list');
  return value.map((line: unknown) => {
    const { lineNumber, quantity } = (typeof line === 'object' && line !== null ? line : {}) as Record<string, unknown>;
    if (typeof lineNumber !== 'number' || !Number.isSafeInteger(lineNumber))
      throw wrong('lineNumber', 'a whole number');
    if (typeof quantity !== 'number' || !Number.isFinite(quantity)) throw wrong('quantity', 'a number');
    return { lineNumber, quantity };
  });
}

function wrong(member: string, wanted: string) {
  return serviceRefused(`The value of '${member}' is not ${wanted}.`);
}
