import type { WireRequest } from '../engine/wire.ts';
import type { Api } from './api.ts';
import type { Frame } from './layout.ts';

/** One visit of a signed-in person to a page. */
export interface Visit {
  readonly request: WireRequest;
  readonly query: URLSearchParams;
  readonly api: Api;
  readonly frame: Omit<Frame, 'title'>;
}
