/** What the `Prefer` header asks for. */
export interface Preferences {
  readonly representation: boolean;
  readonly maxPageSize: number | null;
  readonly trackChanges: boolean;
  readonly continueOnError: boolean;
  /** True for an annotation the caller wants, by its full name. */
  readonly wantsAnnotation: (name: string) => boolean;
  /** Names of wanted annotations as sent, null when none were. */
  readonly annotations: string | null;
}

/** Reads the header; what it does not know it passes over, as preferences may be ignored. */
export function readPreferences(header: string | undefined): Preferences {
  const tokens = [...(header ?? '').matchAll(/([\w.-]+)\s*(?:=\s*("[^"]*"|[^,;\s]+))?/g)].map(
    ([, name = '', value = '']) => [name.toLowerCase(), value.replaceAll('"', '')] as const,
  );
  const values = new Map(tokens);
  const annotations = values.get('odata.include-annotations') ?? null;
  const maxPageSize = Number(values.get('odata.maxpagesize') ?? Number.NaN);
  return {
    representation: values.get('return') === 'representation',
    maxPageSize: Number.isInteger(maxPageSize) && maxPageSize > 0 ? maxPageSize : null,
    trackChanges: values.has('odata.track-changes'),
    continueOnError: values.has('odata.continue-on-error') && values.get('odata.continue-on-error') !== 'false',
    annotations,
    wantsAnnotation: annotationFilter(annotations),
  };
}

/** The header that tells which preferences were followed: the given ones, and annotations where they were wanted. */
export function preferenceApplied(
  { annotations }: Preferences,
  others: readonly (string | null)[],
): Record<string, string> {
  const all = [...others, annotations === null ? null : `odata.include-annotations="${annotations}"`];
  const applied = all.filter((part) => part !== null);
  return applied.length === 0 ? {} : { 'preference-applied': applied.join(',') };
}

function annotationFilter(list: string | null): (name: string) => boolean {
  const patterns = (list ?? '').split(',').map((pattern) => pattern.trim());
  return (name) =>
    patterns.some((pattern) =>
      pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : pattern !== '' && pattern === name,
    );
}
