/**
 * The record pages: a small HTML face of each stand-in at its real URL shape, so that links lead somewhere and a person meets a
 * refusal without any tool. Pages read and write through the system's own API as the person who signed in, nothing else.
 */
import type { WireHandler, WireRequest, WireResponse } from '../engine/wire.ts';
import { apiAs } from './api.ts';
import { dataversePage } from './dataverse/pages.ts';
import { financeOperationsPage } from './finance-operations/pages.ts';
import { nameOf, picker, signedIn, signInPage } from './sign-in.ts';
import type { SignIn } from './sign-in.ts';
import type { Visit } from './visit.ts';

interface Site extends SignIn {
  /** Paths at which pages live; everything else is the API's. */
  readonly paths: readonly string[];
  readonly answer: (visit: Visit) => Promise<WireResponse>;
}

const sites = {
  dataverse: {
    system: 'Dataverse sandbox',
    cookie: 'sandbox_dataverse_person',
    paths: ['/', '/main.aspx'],
    answer: dataversePage,
  },
  financeOperations: {
    system: 'Finance and operations sandbox',
    cookie: 'sandbox_finops_person',
    paths: ['/'],
    answer: financeOperationsPage,
  },
} as const satisfies Record<string, Site>;

const SIGN_IN = '/sign-in';

/** Puts the pages of a system before its API: requests for a page are answered here, all others pass to `handle`. */
export function withRecordPages(system: keyof typeof sites, handle: WireHandler): WireHandler {
  const site: Site = sites[system];
  return async (request) => {
    const mark = request.url.indexOf('?');
    const path = mark < 0 ? request.url : request.url.slice(0, mark);
    const isPage = path === SIGN_IN || site.paths.includes(path);
    if (!isPage || !['GET', 'HEAD', 'POST'].includes(request.method)) return handle(request);
    const query = new URLSearchParams(mark < 0 ? '' : request.url.slice(mark + 1));
    if (path === SIGN_IN) return signInPage(site, request, query);
    return visitPage(site, handle, request, query);
  };
}

async function visitPage(
  site: Site,
  handle: WireHandler,
  request: WireRequest,
  query: URLSearchParams,
): Promise<WireResponse> {
  const person = signedIn(site, request);
  if (person === undefined) return picker(site, request.url);
  const api = apiAs(handle, person, request.headers.host ?? '127.0.0.1');
  const frame = { system: site.system, person: nameOf(person), here: request.url };
  return site.answer({ request, query, api, frame });
}
