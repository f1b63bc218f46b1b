import { carriesJson } from '../engine/json-body.ts';
import type { WireRequest, WireResponse } from '../engine/wire.ts';

/**
 * Every way this stand-in says no, with its HTTP status and the exception type shown in `innererror`.
 *
 * Statuses of direct write failures follow recent captures of the real service (400); the bodies of 401 and 403, the answer
 * to a stale `If-Match` and all statuses of the companion service are this project's choice, because no capture shows them.
 */
const errorKinds = {
  /** A rule or the database refused a write. The message carries the infolog. */
  writeFailed: { status: 400, type: 'Microsoft.Dynamics.Platform.Integration.Services.OData.AxODataWriteException' },
  /** PATCH, PUT or DELETE of a row that does not exist, or that stands in a company the request does not reach. */
  rowNotFound: { status: 400, type: 'System.InvalidOperationException' },
  /** The request's text cannot be understood: unknown property, incomplete key, bad JSON, bad query option. */
  badRequest: { status: 400, type: 'Microsoft.OData.ODataException' },
  /** GET of a single row that does not exist. */
  notFound: { status: 404, type: 'System.Web.Http.HttpResponseException' },
  /** No such collection, service or operation. */
  segmentNotFound: { status: 404, type: 'System.Web.Http.HttpResponseException' },
  /** A method that the address does not take. */
  methodNotAllowed: { status: 405, type: 'System.Web.Http.HttpResponseException' },
  /** The body is announced as something else than JSON. */
  unsupportedMedia: { status: 415, type: 'System.Net.Http.UnsupportedMediaTypeException' },
  /** No bearer, or one that names nobody. */
  notSignedIn: { status: 401, type: 'System.Security.Authentication.AuthenticationException' },
  /** Signed in, but without the role the act needs. */
  notAllowed: { status: 403, type: 'System.Security.SecurityException' },
  /** A stale `If-Match`, when the stand-in honours it. */
  versionMismatch: {
    status: 412,
    type: 'Microsoft.Dynamics.Platform.Integration.Services.OData.AxODataWriteException',
  },
  /** Another transaction keeps the row, or has changed it meanwhile. */
  updateConflict: { status: 400, type: 'Microsoft.Dynamics.Platform.Integration.Services.OData.AxODataWriteException' },
  /** The company or the hook refused what a unit of work was about to commit. */
  unitOfWork: { status: 400, type: 'Microsoft.Dynamics.Platform.Integration.Services.OData.AxODataWriteException' },
  /** Companion service: a rule of the order's life said no. */
  serviceRefused: { status: 400, type: 'Microsoft.Dynamics.Ax.Xpp.ErrorException' },
  /** Companion service: `expectedVersion` is stale, or `requestId` was used for something else. */
  serviceConflict: { status: 409, type: 'Microsoft.Dynamics.Ax.Xpp.UpdateConflictException' },
  /** Companion service: the order does not exist in that company. */
  serviceNotFound: { status: 404, type: 'Microsoft.Dynamics.Ax.Xpp.ErrorException' },
  /** Real in F&O, not built here. */
  notImplemented: { status: 501, type: 'System.NotImplementedException' },
} as const satisfies Record<string, { status: number; type: string }>;

export type ErrorKind = keyof typeof errorKinds;

/** A request this stand-in ends with an error body. `message` is the text under `innererror`. */
export class FinanceOperationsError extends Error {
  readonly kind: ErrorKind;

  constructor(kind: ErrorKind, message: string) {
    super(message);
    this.name = 'FinanceOperationsError';
    this.kind = kind;
  }

  get status(): number {
    return errorKinds[this.kind].status;
  }
}

/** The error body of F&O: an empty code, a general sentence, and the truth in `innererror`. */
export function errorResponse(error: FinanceOperationsError): WireResponse {
  const body = {
    error: {
      code: '',
      message: 'An error has occurred.',
      innererror: { message: error.message, type: errorKinds[error.kind].type, stacktrace: '' },
    },
  };
  return {
    status: error.status,
    headers: {
      'content-type': 'application/json; odata.metadata=minimal',
      'odata-version': '4.0',
      ...(error.kind === 'notSignedIn' ? { 'www-authenticate': 'Bearer' } : {}),
    },
    body: JSON.stringify(body),
  };
}

/** Throws 415 for a body that is not announced as JSON. */
export function requireJson(request: WireRequest): void {
  if (carriesJson(request)) return;
  const type = (request.headers['content-type'] ?? '').slice(0, 100);
  throw new FinanceOperationsError(
    'unsupportedMedia',
    `The content type '${type}' of the request body is not supported.`,
  );
}

/** Answer to PATCH, PUT and DELETE of a row that the request cannot reach. */
export function rowNotFound(): FinanceOperationsError {
  return new FinanceOperationsError('rowNotFound', 'No resources were found when selecting for update.');
}
