/** `POST /admin/commands/<name>`: the half of the command line that runs in the process. From this machine only, with the key. */
import { timingSafeEqual } from 'node:crypto';
import express, { Router, type RequestHandler } from 'express';
import { commands } from '../commands/all.ts';
import { isRefused, type CommandServices } from '../commands/command.ts';
import { CodedError } from '../../errors.ts';
import type { Actor } from '../../sync/face.ts';
import { problem } from './server.ts';

export interface AdministrationRoutes {
  readonly key: string;
  /** Null while the core is not up yet. */
  readonly services: () => Omit<CommandServices, 'by'> | null;
}

export const administrationKeyHeader = 'x-dispatch-copilot-admin-key';

/** Who typed the command, percent-encoded: goes into the activity log. */
export const operatorHeader = 'x-dispatch-copilot-operator';

export function administrationRoutes(options: AdministrationRoutes): Router {
  const router = Router();
  router.use(fromThisMachine, requireKey(options.key));
  router.post('/commands/:name', express.json({ limit: '64kb' }), async (request, response) => {
    const command = commands.find(({ name }) => name === request.params['name']);
    const services = options.services();
    if (command === undefined) {
      response.status(404).json(problem('NOT_FOUND', 'There is no such command.'));
    } else if (services === null) {
      response.status(503).json(problem('STARTING', 'The process is still starting; come back in a moment.'));
    } else {
      const by = operator(request.get(operatorHeader));
      try {
        const answer = await command.answer(request.body ?? {}, { ...services, by });
        if (isRefused(answer)) response.status(400).json(problem('BAD_REQUEST', answer.refused));
        else response.json(answer ?? null);
      } catch (error) {
        if (!(error instanceof CodedError)) throw error;
        response.status(422).json(problem(error.code, `${error.message} ${error.description.remedy}`));
      }
    }
  });
  return router;
}

/** The person at the command line. Without a licence in either system, so that what they do is done by the integration. */
function operator(header: string | undefined): Actor {
  const name = header === undefined ? 'somebody' : decodeURIComponent(header);
  return {
    aadObjectId: '',
    userPrincipalName: '',
    name: `${name} at the command line`,
    licences: { dataverse: false, financeOperations: false },
  };
}

const fromThisMachine: RequestHandler = (request, response, next) => {
  const from = request.socket.remoteAddress ?? '';
  if (/^(127\.|::1$|::ffff:127\.)/.test(from)) return next();
  response.status(404).json(problem('NOT_FOUND', 'There is nothing here.'));
};

function requireKey(key: string): RequestHandler {
  const expected = Buffer.from(key);
  return (request, response, next) => {
    const given = Buffer.from(request.get(administrationKeyHeader) ?? '');
    if (given.length === expected.length && timingSafeEqual(given, expected)) return next();
    response.status(401).json(problem('KEY_REFUSED', `The header ${administrationKeyHeader} is missing or wrong.`));
  };
}
