import { protocol, type PGlite } from '@electric-sql/pglite';
import { CodedError } from '../errors.ts';
import { ask, descriptionOf, filledIn, rowsOf, type Description } from './database-wire.ts';

/** Texts kept prepared at a time; one more, and all are let go of. */
const mostKept = 500;

/** Statements after which others may give other columns than they were prepared for. */
const changesTables = /^\s*(create|alter|drop)\b/i;

/**
 * After so many statements all are planned anew: a plan that was made while a table was empty does not fit when it is full. Planning takes
 * most of the time of a small statement.
 */
const plannedFor = 500;

interface Prepared extends Description {
  readonly name: string;
}

/**
 * Asks the embedded database one statement at a time: each text is parsed once and then only filled in, planned and carried out, in one
 * step. That takes half the time of asking it anew. The caller sees to it that only one is under way.
 */
export function createStatements(pglite: PGlite): <T>(text: string, parameters?: readonly unknown[]) => Promise<T[]> {
  const { serialize } = protocol;
  const kept = new Map<string, Prepared>();
  let made = 0;
  let asked = 0;

  const send = (...messages: readonly Uint8Array[]) => {
    if (pglite.closed) throw new CodedError('STORE_FAILED', 'The database of this process is closed.');
    return pglite.runExclusive(() => ask(pglite, joined(messages)));
  };
  const letGo = async (): Promise<void> => {
    kept.clear();
    await send(serialize.query('deallocate all'));
  };
  const prepare = async (text: string): Promise<Prepared> => {
    const known = kept.get(text);
    if (known !== undefined) return known;
    if (kept.size >= mostKept) await letGo();
    const name = `s${(made += 1)}`;
    const told = await send(serialize.parse({ name, text }), serialize.describe({ type: 'S', name }), serialize.sync());
    const prepared = { name, ...descriptionOf(told, pglite.parsers) };
    kept.set(text, prepared);
    return prepared;
  };

  return async <T>(text: string, parameters: readonly unknown[] = []): Promise<T[]> => {
    asked += 1;
    if (asked % plannedFor === 0) await send(serialize.query('discard plans'));
    const { name, types, columns } = await prepare(text);
    const values = parameters.map((value, place) =>
      value === null || value === undefined ? null : written(value, pglite.serializers[types[place] ?? 0]),
    );
    const told = await send(filledIn(name, values));
    if (changesTables.test(text)) await letGo();
    return rowsOf(told, columns) as T[];
  };
}

function written(value: unknown, serializer: ((value: unknown) => string) | undefined): string {
  return serializer === undefined ? String(value) : serializer(value);
}

function joined(messages: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(messages.reduce((length, message) => length + message.length, 0));
  let end = 0;
  for (const message of messages) {
    all.set(message, end);
    end += message.length;
  }
  return all;
}
