/** English: the maps say what records, fields and symbols are called. */

/** What people call the records of a map. */
export interface EntityWords {
  readonly one: string;
  readonly many: string;
  /** Other words for one, and plurals that do not follow from them. */
  readonly also: readonly string[];
}

/** Words by map name; a map that is not here speaks for itself. */
type ByMap<Words> = Readonly<Record<string, Words>>;

export const englishEntities = {
  entities: {} as ByMap<EntityWords>,
  /** Labels by property. */
  fields: {} as ByMap<Readonly<Record<string, string>>>,
  /** Symbols of choices, by property. */
  symbols: {} as ByMap<Readonly<Record<string, Readonly<Record<string, string>>>>>,
};
