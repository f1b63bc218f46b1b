/** The log of the process: one line an event, as JSON for machines or short text for people. Secrets never reach it. */
import type { Settings } from './settings.ts';

export type LogLevel = Settings['LOG_LEVEL'];
export type LogFacts = Readonly<Record<string, unknown>>;

/** Says what happened, in two or three words, with facts beside it. */
export interface Logger {
  debug(event: string, facts?: LogFacts): void;
  info(event: string, facts?: LogFacts): void;
  warn(event: string, facts?: LogFacts): void;
  error(event: string, facts?: LogFacts): void;
}

export interface LoggerOptions {
  readonly format: 'json' | 'text';
  readonly level: LogLevel;
  readonly now: () => Date;
  readonly write: (line: string) => void;
  /** Values that must not appear anywhere, whatever the fact is called. */
  readonly secrets?: readonly string[];
}

const severity: Readonly<Record<LogLevel, number>> = { debug: 0, info: 1, warn: 2, error: 3 };
const secretNames = /authorization|password|secret|token|cookie|^key$|hookkey/i;
const secretShapes = /\bBearer\s+\S+|\beyJ[\w-]+\.[\w-]+\.[\w-]*/g;
const hidden = '[hidden]';
const deepest = 5;
const longestText = 2_000;

export function createLogger(options: LoggerOptions): Logger {
  const form = options.format === 'json' ? jsonLine : textLine;
  const at =
    (level: LogLevel) =>
    (event: string, facts: LogFacts = {}) => {
      if (severity[level] < severity[options.level]) return;
      const clean = redact(facts, options.secrets ?? []) as LogFacts;
      options.write(`${form(options.now(), level, event, clean)}\n`);
    };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

function jsonLine(at: Date, level: LogLevel, event: string, facts: LogFacts): string {
  return JSON.stringify({ at: at.toISOString(), level, event, ...facts });
}

function textLine(at: Date, level: LogLevel, event: string, facts: LogFacts): string {
  const parts = Object.entries(facts).map(
    ([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  return [at.toISOString().slice(11, 19), level.padEnd(5), event, ...parts].join(' ');
}

/** A copy fit for the log: secrets hidden, errors as their message, nothing endless. */
function redact(value: unknown, secrets: readonly string[], depth = 0): unknown {
  if (typeof value === 'string') return redactText(value, secrets);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Error) return redactText(describeError(value), secrets);
  if (value instanceof Date) return value.toISOString();
  if (depth >= deepest) return '…';
  if (Array.isArray(value)) return value.map((item) => redact(item, secrets, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      secretNames.test(name) && item !== null && item !== undefined ? hidden : redact(item, secrets, depth + 1),
    ]),
  );
}

function redactText(text: string, secrets: readonly string[]): string {
  const short = text.length > longestText ? `${text.slice(0, longestText)}…` : text;
  return secrets
    .filter((secret) => secret !== '')
    .reduce((line, secret) => line.replaceAll(secret, hidden), short)
    .replace(secretShapes, hidden);
}

/** The whole chain of causes with the stack of the first: what an operator needs to find the place. */
function describeError(error: Error): string {
  const first = error.stack ?? `${error.name}: ${error.message}`;
  return error.cause instanceof Error ? `${first}\ncaused by ${describeError(error.cause)}` : first;
}
