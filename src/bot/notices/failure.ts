import { z } from 'zod';
import { failureCards } from '../failures/refresh.ts';
import { showIncident } from '../failures/show.ts';
import type { NoticeKind } from './outbox.ts';

/** Changes of one system that the other refused for one cause. A reader who looks at one of them goes on looking at it. */
export const failureNotice: NoticeKind = {
  kind: 'failure',
  write: (turn, payload) => showIncident(turn, z.object({ incident: z.string() }).parse(payload).incident),
  again: (turn, follows) => failureCards.show(turn, follows),
};
