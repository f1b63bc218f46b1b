import { cast, fullName } from '../data/people.ts';
import type { WireRequest, WireResponse } from '../engine/wire.ts';
import { page, redirect, signInHref } from './layout.ts';
import { markup } from './markup.ts';

/** How a system keeps who is signed in. Ports of one host share their cookies, so each system has a name of its own. */
export interface SignIn {
  readonly system: string;
  readonly cookie: string;
}

const people = cast.map((person) => ({ ...person, name: fullName(person) }));

/** The user principal name of whoever is signed in; only people of the cast count. */
export function signedIn({ cookie }: SignIn, request: WireRequest): string | undefined {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
  const value = pairs.find(([name]) => name === cookie)?.[1];
  return people.find(({ email }) => email === decode(value))?.email;
}

/** Name of a person of the cast. */
export const nameOf = (email: string): string => people.find((person) => person.email === email)?.name ?? email;

/** The page to choose who to be; choosing leads back to `here`. */
export const picker = ({ system }: SignIn, here: string): WireResponse =>
  page(
    { system, title: 'Who are you?', here },
    markup`<p>Choose a person. What you may see and do follows from the licence and the roles of that person.</p>
<form method="post" action="${signInHref(here)}">
<ul class="people">
${people.map(({ email, name, title }) => markup`<li><button name="person" value="${email}">${name}</button> ${title}</li>`)}
</ul>
</form>`,
  );

/** `GET /sign-in` shows the picker, `POST /sign-in` remembers the choice and leads back. */
export function signInPage(signIn: SignIn, request: WireRequest, query: URLSearchParams): WireResponse {
  const here = localPath(query.get('return'));
  if (request.method !== 'POST') return picker(signIn, here);
  const chosen = new URLSearchParams(request.body).get('person');
  const person = people.find(({ email }) => email === chosen);
  if (!person) return picker(signIn, here);
  const cookie = `${signIn.cookie}=${encodeURIComponent(person.email)}; Path=/; HttpOnly; SameSite=Lax`;
  return redirect(here, { 'set-cookie': cookie });
}

/** A path of this very server; anything else, another host above all, becomes the first page. */
const localPath = (path: string | null): string => (path && /^\/(?![/\\])[\x21-\x7e]*$/.test(path) ? path : '/');

function decode(value: string | undefined): string | undefined {
  try {
    return value === undefined ? undefined : decodeURIComponent(value);
  } catch {
    return undefined;
  }
}
