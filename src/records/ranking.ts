/**
 * Finding records by a few words: the exact key first of all, then by likeness, misspellings forgiven. `P100` finds `P-100`. Tokens
 * with digits are never bent: one number is not another.
 */
import MiniSearch from 'minisearch';

/** What is searched of a record. */
export interface Searchable {
  readonly key: string;
  readonly name: string;
  readonly detail: string;
  /** Searched, never shown: tags, categories, towns. */
  readonly also?: string;
}

/**
 * Best matches first. Without words, all in the order of their keys. With `every`, records that fit all the words leave out those that
 * fit some: for lists, where the rest would be noise.
 */
export type Search<Item> = (words: string, limit: number, every?: boolean) => readonly Item[];

/** Longer input is cut: nobody names a record in so many words, and likeness costs time per word. */
const longestQuery = 200;

/** Letters and digits alone, so that `P-100`, `p 100` and `P100` are the same. */
export const compact = (text: string) => plainText(text).replace(/[^\p{L}\p{N}]/gu, '');

/** By what number alone a record is called: 131 for `PO-000131`; shorter ones stand in many names. Empty where by none. */
export const numberIn = (key: string): string => /^\p{L}+-?0+([1-9]\d{2,})$/u.exec(key)?.[1] ?? '';

const plainText = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Distance of letters that is forgiven, as a share of the word. A second, laxer pass follows when the first finds nothing. */
const strict = (term: string) => (term.length > 3 && !/\d/.test(term) ? 0.2 : false);
const lax = (term: string) => (term.length > 3 && !/\d/.test(term) ? 0.34 : false);

/** Makes an index over the items at the first question; the search is then fast for many. Lists are often read without one. */
export function createSearch<Item>(items: readonly Item[], describe: (item: Item) => Searchable): Search<Item> {
  let search: Search<Item> | null = null;
  return (...question) => (search ??= indexed(items, describe))(...question);
}

function indexed<Item>(items: readonly Item[], describe: (item: Item) => Searchable): Search<Item> {
  const described = items.map((item) => ({ item, ...describe(item) }));
  const byKey = [...described].sort((one, other) => naturalOrder.compare(one.key, other.key)).map(({ item }) => item);
  const index = new MiniSearch({
    fields: ['key', 'code', 'number', 'name', 'detail', 'also'],
    // A lone letter is the first part of a code like `P-100`, and would be like every other code.
    processTerm: (term) => (/^\p{L}?$/u.test(term) ? null : plainText(term)),
    searchOptions: { boost: { key: 4, code: 4, number: 4, name: 2 }, prefix: true },
  });
  index.addAll(
    described.map(({ key, name, detail, also = '' }, id) => ({
      id,
      key,
      code: compact(key),
      number: numberIn(key),
      name,
      detail,
      also,
    })),
  );

  return (words, limit, every = false) => {
    const query = words.trim().slice(0, longestQuery);
    if (query === '') return byKey.slice(0, limit);
    const code = compact(query);
    const exact = described.filter((one) => code !== '' && compact(one.key) === code).map(({ item }) => item);
    const both = code === '' ? query : `${query} ${code}`;
    const ways = [
      ...(every ? [strict, lax].map((fuzzy) => () => index.search(query, { fuzzy, combineWith: 'AND' })) : []),
      () => index.search(both, { fuzzy: strict }),
      () => index.search(both, { fuzzy: lax }),
    ];
    const results = withCodes(firstFound(ways), query);
    const like = results.flatMap(({ id }) => described[Number(id)]?.item ?? []);
    return [...new Set([...exact, ...like])].slice(0, limit);
  };
}

/**
 * Those that hold every number of the query, if any do. A query that is one code finds nothing else: `US-999` is not another number that
 * begins with `US`.
 */
function withCodes<Result extends { readonly queryTerms: readonly string[] }>(
  results: readonly Result[],
  query: string,
): readonly Result[] {
  const code = compact(query);
  const numbers = query
    .split(/[^\p{L}\p{N}]+/u)
    .map(plainText)
    .filter((term) => /\d/.test(term));
  const holding = results.filter(
    ({ queryTerms }) => queryTerms.includes(code) || numbers.every((number) => queryTerms.includes(number)),
  );
  const isCode = /^\S*\d\S*$/.test(query);
  return holding.length > 0 || isCode ? holding : results;
}

/** What the first way brings that finds anything. */
function firstFound<Result>(ways: readonly (() => readonly Result[])[]): readonly Result[] {
  for (const way of ways) {
    const found = way();
    if (found.length > 0) return found;
  }
  return [];
}

const naturalOrder = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
