import { markup } from './markup.ts';
import type { Markup } from './markup.ts';

/** A record in a list: where its page is, and what its row shows. */
export interface Entry {
  readonly href: string;
  readonly cells: readonly string[];
}

/** A table of records; the first cell of a row leads to the record. */
export function listTable(headings: readonly string[], entries: readonly Entry[]): Markup {
  if (entries.length === 0) return markup`<p>No records.</p>`;
  return markup`<table>
<thead><tr>${headings.map((heading) => markup`<th scope="col">${heading}</th>`)}</tr></thead>
<tbody>
${entries.map(row)}</tbody>
</table>`;
}

const row = ({ href, cells: [first = '', ...rest] }: Entry): Markup =>
  markup`<tr><td><a href="${href}">${first || '(no name)'}</a></td>${rest.map((cell) => markup`<td>${cell}</td>`)}</tr>
`;

/** Links to lists of records. */
export const linkList = (links: readonly { readonly href: string; readonly label: string }[]): Markup =>
  markup`<ul>${links.map(({ href, label }) => markup`<li><a href="${href}">${label}</a></li>`)}</ul>`;
