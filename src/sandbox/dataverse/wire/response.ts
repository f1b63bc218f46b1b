import { ODataError, UnsupportedExpand } from '../../engine/odata/errors.ts';
import { LockTimeout } from '../../engine/row-locks.ts';
import type { WireResponse } from '../../engine/wire.ts';
import { DataverseError, invalidKey, pluginRefusal, sqlTimeout } from '../errors.ts';
import { readPreferences } from './preferences.ts';

const json = 'application/json; odata.metadata=minimal';

/** An answer with a JSON body. */
export function jsonResponse(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): WireResponse {
  return { status, headers: { 'content-type': json, 'odata-version': '4.0', ...headers }, body: JSON.stringify(body) };
}

/** An answer without a body. */
export function emptyResponse(status: number, headers: Readonly<Record<string, string>> = {}): WireResponse {
  return { status, headers: { 'odata-version': '4.0', ...headers }, body: '' };
}

/** Plain text, as `/$count` and `/$value` answer. */
export function textResponse(text: string): WireResponse {
  return { status: 200, headers: { 'content-type': 'text/plain', 'odata-version': '4.0' }, body: text };
}

/**
 * The answer to a refused or failed request; `prefer` is that request's header, which may ask for annotations. Errors that are no one's
 * voice stay what they are: bugs.
 */
export function errorResponse(error: unknown, prefer?: string): WireResponse {
  const refusal = inOwnVoice(error);
  const { wantsAnnotation } = readPreferences(prefer);
  const annotations = Object.entries(detailsOf(refusal)).filter(([name]) => wantsAnnotation(name));
  const told = Object.fromEntries(annotations.map(([name, value]) => [`@${name}`, value]));
  return jsonResponse(
    refusal.status,
    { error: { code: refusal.code, message: refusal.message, ...told } },
    { ...refusal.headers },
  );
}

/** What an error tells besides, to those who ask (webapi/compose-http-requests-handle-errors.md). A trace is there of plug-ins only. */
function detailsOf({ status, code, message }: DataverseError): Record<string, string> {
  const number = code.replace(/^0x/, '');
  return {
    'Microsoft.PowerApps.CDS.ErrorDetails.ApiExceptionHttpStatusCode': String(status),
    'Microsoft.PowerApps.CDS.HelpLink': `http://go.microsoft.com/fwlink/?LinkID=398563&error=Microsoft.Crm.CrmException%3a${number}&client=platform`,
    ...(code === pluginRefusal ? { 'Microsoft.PowerApps.CDS.TraceText': `\r\n${message}\r\n` } : {}),
    'Microsoft.PowerApps.CDS.InnerError.Message': message,
  };
}

/** Says in Dataverse's words what the engine found wrong. Throws what it does not know. */
function inOwnVoice(error: unknown): DataverseError {
  if (error instanceof DataverseError) {
    return error;
  }
  if (error instanceof LockTimeout) {
    return sqlTimeout();
  }
  if (error instanceof ODataError) {
    return translate(error);
  }
  throw error;
}

function translate(error: ODataError): DataverseError {
  switch (error.code) {
    case 'unknown-resource':
      return new DataverseError(404, '0x8006088a', error.message);
    case 'invalid-key':
      return 'typeName' in error ? invalidKey(String(error.typeName)) : new DataverseError(400, '0x0', error.message);
    case 'not-implemented':
      return new DataverseError(501, '0x80048d02', error.message);
    case 'unsupported-option':
      return new DataverseError(400, error instanceof UnsupportedExpand ? '0x80060888' : '0x0', error.message);
    case 'syntax':
    case 'unknown-property':
    case 'unknown-function':
    case 'invalid-value':
    case 'type-mismatch':
      return new DataverseError(400, '0x0', error.message);
  }
}
