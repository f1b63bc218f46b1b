import { z } from 'zod';
import { showFailure } from '../failures/show.ts';
import type { NoticeKind } from './outbox.ts';

/** A change of one system that the other refused. */
export const failureNotice: NoticeKind = {
  kind: 'failure',
  async write(turn, payload) {
    const { id } = z.object({ id: z.string() }).parse(payload);
    const failure = await turn.services.sync.failure(id);
    return failure === null ? null : showFailure(turn, failure);
  },
};
