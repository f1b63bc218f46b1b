import { ODataSyntaxError } from './errors.ts';
import type { Literal } from './expression.ts';
import type { Token } from './tokens.ts';

/** Most digits a number may have: beyond what any numeric type of either service holds. */
const maxDigits = 34;

/** The constant a token stands for, or null when the token is no constant. Throws `ODataSyntaxError` for an impossible one. */
export function literalOf(token: Token, text: string): Literal | null {
  const { position, value } = token;
  switch (token.kind) {
    case 'string':
    case 'jsonString':
      return { kind: 'literal', type: 'string', value, position };
    case 'guid':
      return { kind: 'literal', type: 'guid', value: value.toLowerCase(), position };
    case 'enum':
      return { kind: 'literal', type: 'enum', value, enumType: token.enumType, position };
    case 'date':
    case 'datetime': {
      const instant = canonicalInstant(value);
      if (instant === null) throw unexpected(token, text);
      return { kind: 'literal', type: token.kind, value: instant, position };
    }
    case 'number':
      return numberLiteral(token, text);
    case 'name':
      if (value === 'null') return { kind: 'literal', type: 'null', value: null, position };
      if (value === 'true' || value === 'false') {
        return { kind: 'literal', type: 'boolean', value: value === 'true', position };
      }
      return null;
    case 'alias':
    case 'json':
    case 'symbol':
    case 'end':
      return null;
  }
}

function numberLiteral(token: Token, text: string): Literal {
  const digits = token.value.replace(/[fdml]$/i, '');
  const number = Number(digits);
  if (!Number.isFinite(number) || digits.replace(/\D/g, '').length > maxDigits) throw unexpected(token, text);
  const integer = /^-?\d+$/.test(digits);
  return { kind: 'literal', type: integer ? 'integer' : 'decimal', value: digits, position: token.position };
}

/**
 * A date as it stands, a datetime in UTC without needless fractions: `2026-11-23T12:00:00Z`.
 * Null when the calendar has no such day or time.
 */
function canonicalInstant(text: string): string | null {
  const day = text.slice(0, 10);
  const midnight = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(midnight.getTime()) || midnight.toISOString().slice(0, 10) !== day) return null;
  if (text.length === 10) return day;
  const instant = new Date(text.toUpperCase());
  if (Number.isNaN(instant.getTime())) return null;
  const iso = instant.toISOString();
  return /^\d{4}-/.test(iso) ? iso.replace(/\.000Z$/, 'Z') : null;
}

/** What the service says of a word that does not belong where it stands. */
export function unexpected(token: Token, text: string): ODataSyntaxError {
  return new ODataSyntaxError(
    'unexpected',
    `Syntax error at position ${token.position} in '${text}'.`,
    token.position,
    text,
  );
}
