import type { Request, RequestHandler, Response } from 'express';
import { problem } from './server.ts';

/** The part of the bot that this surface needs. */
export interface MessageReceiver {
  /** Answers the request itself. */
  handle(request: Request, response: Response): Promise<void>;
}

/** `POST /api/messages`: hands over to the bot while there is one. */
export function messageRoute(bot: () => MessageReceiver | null): RequestHandler {
  return async (request, response) => {
    const receiver = bot();
    if (receiver === null) {
      response.status(503).json(problem('STARTING', 'The process is starting or stopping; come back in a moment.'));
      return;
    }
    await receiver.handle(request, response);
  };
}
