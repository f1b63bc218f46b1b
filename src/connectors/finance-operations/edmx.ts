/** The `$metadata` document of finance and operations, as far as the connector needs it: a reader of tags, not of all XML. */

export interface EntityTypeSchema {
  /** Entity name, e.g. `Warehouse`. */
  readonly name: string;
  readonly key: readonly string[];
  readonly properties: ReadonlyMap<string, PropertySchema>;
}

export interface PropertySchema {
  readonly name: string;
  /** `Edm.String`, or the qualified name of an enum. */
  readonly type: string;
  readonly nullable: boolean;
  readonly maxLength: number | null;
}

export interface ServiceSchema {
  /** Entity types by collection name. */
  readonly collections: ReadonlyMap<string, EntityTypeSchema>;
  /** Symbols by qualified name of the enum. */
  readonly enums: ReadonlyMap<string, readonly string[]>;
}

interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly kind: 'open' | 'close' | 'empty';
}

/** Reads the document. Parts it does not know are passed over. */
export function readEdmx(xml: string): ServiceSchema {
  const types = new Map<string, { name: string; key: string[]; properties: Map<string, PropertySchema> }>();
  const sets = new Map<string, string>();
  const enums = new Map<string, string[]>();
  let namespace = '';
  let type: { name: string; key: string[]; properties: Map<string, PropertySchema> } | null = null;
  let symbols: string[] | null = null;
  for (const { name, attributes, kind } of tagsOf(xml)) {
    const own = attributes['Name'] ?? '';
    if (kind === 'close') {
      if (name === 'EntityType') type = null;
      if (name === 'EnumType') symbols = null;
      continue;
    }
    switch (name) {
      case 'Schema':
        namespace = attributes['Namespace'] ?? '';
        break;
      case 'EntityType':
        type = { name: own, key: [], properties: new Map() };
        types.set(`${namespace}.${own}`, type);
        if (kind === 'empty') type = null;
        break;
      case 'PropertyRef':
        type?.key.push(own);
        break;
      case 'Property':
        type?.properties.set(own, propertyOf(own, attributes));
        break;
      case 'EnumType':
        symbols = [];
        enums.set(`${namespace}.${own}`, symbols);
        break;
      case 'Member':
        symbols?.push(own);
        break;
      case 'EntitySet':
        sets.set(own, attributes['EntityType'] ?? '');
        break;
    }
  }
  const collections = [...sets].flatMap(([collection, typeName]) => {
    const found = types.get(typeName);
    return found === undefined ? [] : [[collection, found] as const];
  });
  return { collections: new Map(collections), enums };
}

function propertyOf(name: string, attributes: Readonly<Record<string, string>>): PropertySchema {
  const maxLength = Number(attributes['MaxLength']);
  return {
    name,
    type: attributes['Type'] ?? 'Edm.String',
    nullable: attributes['Nullable'] !== 'false',
    maxLength: Number.isSafeInteger(maxLength) && maxLength > 0 ? maxLength : null,
  };
}

function* tagsOf(xml: string): Generator<Tag> {
  const tag = /<(\/?)(?:\w+:)?(\w+)((?:\s+[\w:.]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/g;
  for (const [, closing, name = '', attributes = '', empty] of xml.matchAll(tag)) {
    yield {
      name,
      attributes: closing ? {} : attributesOf(attributes),
      kind: closing ? 'close' : empty ? 'empty' : 'open',
    };
  }
}

function attributesOf(text: string): Record<string, string> {
  const pairs = text.matchAll(/([\w:.]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g);
  return Object.fromEntries(
    [...pairs].map(([, name = '', double, single]) => [name, unescaped(double ?? single ?? '')]),
  );
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
