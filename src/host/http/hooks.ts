/** Where both systems ask before they commit and tell after: `POST /hooks/dataverse`, `POST /hooks/finance-operations`. */
import { createHash, timingSafeEqual } from 'node:crypto';
import express, { Router, type RequestHandler } from 'express';
import { CodedError } from '../../errors.ts';
import type { Problem } from '../../connectors/port.ts';
import type { EntityMap, SystemName } from '../../maps/entity-map.ts';
import type { HookAnswer, SyncCore } from '../../sync/face.ts';
import type { Logger } from '../logging.ts';
import type { Metrics } from '../metrics.ts';
import { problem } from './server.ts';

export interface HookRoutes {
  readonly key: string;
  /** Null while the core is not up yet. */
  readonly core: () => Pick<SyncCore, 'hook' | 'maps'> | null;
  readonly log: Logger;
  readonly metrics: Metrics;
}

/** An order with some hundred lines, before and after. */
const longestEvent = '4mb';

const paths: Readonly<Record<string, SystemName>> = {
  '/dataverse': 'dataverse',
  '/finance-operations': 'financeOperations',
};

export function hookRoutes(options: HookRoutes): Router {
  const router = Router();
  const answers = options.metrics.counter('dispatch_copilot_hook_answers_total', 'Hook calls by system and answer.');
  router.use(requireKey(options.key));
  for (const [path, system] of Object.entries(paths)) {
    router.post(path, express.json({ limit: longestEvent }), async (request, response) => {
      const core = options.core();
      if (core === null) {
        response.status(503).json(problem('STARTING', 'The process is still starting; come back in a moment.'));
        return;
      }
      try {
        const answer = await core.hook(system, request.body);
        answers.add({ system, answer: answer.kind });
        const { status, body } = answerOnWire(answer, core.maps);
        response.status(status).json(body);
      } catch (error) {
        if (!(error instanceof CodedError) || error.code !== 'ANSWER_NOT_UNDERSTOOD') throw error;
        options.log.warn('hook not understood', { system, error: error.message });
        response.status(400).json(problem(error.code, error.message));
      }
    });
  }
  return router;
}

/** An answer as the systems are told it. */
export function answerOnWire(
  answer: HookAnswer,
  maps: readonly EntityMap[],
): { readonly status: number; readonly body: unknown } {
  return { status: statusOf(answer), body: bodyOf(answer, maps) };
}

function statusOf(answer: HookAnswer): number {
  switch (answer.kind) {
    case 'accept':
      return 200;
    case 'refuse':
      return 422;
    case 'busy':
      return 409;
  }
}

function bodyOf(answer: HookAnswer, maps: readonly EntityMap[]): unknown {
  switch (answer.kind) {
    case 'accept':
      return answer.values === undefined ? {} : { values: answer.values };
    case 'refuse':
      return {
        message: answer.message,
        problems: answer.problems.map(({ system, entity, field, message, remedy }) => ({
          system,
          entity: nameIn(system, entity, maps),
          field,
          message,
          remedy,
        })),
      };
    case 'busy':
      return { message: answer.message };
  }
}

/** The entity as the system that states the problem calls it; our own problems speak of the Dataverse table. */
function nameIn(system: Problem['system'], entity: string, maps: readonly EntityMap[]): string {
  const map = maps.find(({ name }) => name === entity);
  if (map === undefined) return entity;
  return system === 'financeOperations' ? map.financeOperations.collection : map.dataverse.set;
}

/** Hashes first, so that neither length nor content of the key shows in the time the comparison takes. */
function requireKey(key: string): RequestHandler {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  const expected = digest(key);
  return (request, response, next) => {
    if (timingSafeEqual(digest(request.get('x-dispatch-copilot-key') ?? ''), expected)) return next();
    response.status(401).json(problem('KEY_REFUSED', 'The header x-dispatch-copilot-key is missing or wrong.'));
  };
}
