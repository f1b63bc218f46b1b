/** A text as it stands in a filter of either system. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
