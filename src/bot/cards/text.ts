/**
 * Text from outside on its way into a card: names and notes of records, messages of the systems, input of people.
 * Renderers read Markdown in text blocks and fact sets, so that it is made literal; a choice, an input and a button show plain text.
 */

/** Control characters, bidirectional overrides and isolates, invisible separators, byte order mark, unpaired surrogates. */
const unsafe =
  // eslint-disable-next-line no-control-regex -- naming control characters is the point
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\p{Surrogate}/gu;

/** Markdown wherever it stands, and what opens a block at the start of a line. */
const markdownAnywhere = /[\\`*_{}[\]<>~|#]/g;
const markdownAtStart = /^(\s*)([-+=>]|\d+(?=[.)]))/;

/** One line of visible characters: whitespace collapsed, what could hide or reorder text removed, at most `max` characters. */
export function plainText(text: string, max: number): string {
  const line = text
    .replace(/[\t\r\n\u2028\u2029]+/g, ' ')
    .replace(unsafe, '')
    .replace(/\s+/gu, ' ')
    .trim();
  const characters = [...line];
  return characters.length <= max ? line : `${characters.slice(0, Math.max(0, max - 1)).join('')}…`;
}

/** Like {@link plainText} line by line: what stands in an input keeps its line breaks. */
export function typedText(text: string, max: number): string {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/).map((line) => plainText(line, max));
  return [...lines.join('\n')].slice(0, max).join('');
}

/** Like {@link plainText}, and shown literally where Markdown is read. The limit counts what is seen, not the backslashes. */
export function literalText(text: string, max: number): string {
  return escapeMarkdown(plainText(text, max));
}

/** Backslashes before everything that Markdown would take for its own. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(markdownAnywhere, '\\$&')
    .replace(markdownAtStart, (_all, space: string, mark: string) =>
      /\d/.test(mark) ? `${space}${mark}\\` : `${space}\\${mark}`,
    );
}
