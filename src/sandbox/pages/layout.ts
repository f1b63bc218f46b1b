import type { WireResponse } from '../engine/wire.ts';
import { markup } from './markup.ts';
import type { Markup } from './markup.ts';
import { style } from './style.ts';

/** What frames a page. */
export interface Frame {
  /** Name of the system, shown on every page. */
  readonly system: string;
  readonly title: string;
  /** Who is signed in; nobody on the picker itself. */
  readonly person?: string;
  /** Where to come back to after signing in as somebody else. */
  readonly here: string;
}

/** A whole page as a response. */
export function page(frame: Frame, body: Markup, status = 200): WireResponse {
  const { system, title, person, here } = frame;
  const who =
    person === undefined
      ? undefined
      : markup`<span>Signed in as ${person}</span> <a href="${signInHref(here)}">Change person</a>`;
  const { html } = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} - ${system}</title>
<style>${{ html: style }}</style>
</head>
<body>
<header><strong><a href="/">${system}</a></strong> ${who}</header>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`;
  return { status, headers: pageHeaders, body: html };
}

/** Where a person is chosen, and where the choice leads back to. */
export const signInHref = (here: string) => `/sign-in?return=${encodeURIComponent(here)}`;

/** Sends the browser elsewhere with a GET. */
export const redirect = (location: string, headers: Readonly<Record<string, string>> = {}): WireResponse => ({
  status: 303,
  headers: { location, ...headers },
  body: '',
});

const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
};
