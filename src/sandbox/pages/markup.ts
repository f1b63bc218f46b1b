/** Text that may stand in a page as it is. Only `markup` makes it, and `markup` escapes everything else. */
export interface Markup {
  readonly html: string;
}

type Part = Markup | string | number | undefined | readonly Part[];

/** Writes HTML; whatever is put in becomes text, unless it is markup itself. Undefined becomes nothing, lists are joined. */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return { html: strings.map((string, index) => string + render(parts[index])).join('') };
}

function render(part: Part): string {
  if (part === undefined) return '';
  if (typeof part === 'string' || typeof part === 'number') return escape(String(part));
  return 'html' in part ? part.html : part.map(render).join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escape = (text: string) => text.replace(/[&<>"']/g, (character) => entities[character] ?? character);

/** An attribute without a value, where the condition holds. */
export const attribute = (name: string, present: boolean): Markup => ({ html: present ? ` ${name}` : '' });
