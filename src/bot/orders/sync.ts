/** Brings what Supply Chain Management has of an order to Field Service: prices, statuses, receipts that came late or not at all. */
import { z } from 'zod';
import { defineWork, type Finished, type SentWork } from '../actions/work.ts';
import { workingCard } from '../cards/working.ts';
import { noteFor } from '../conversation/notes.ts';
import { finishParked } from '../conversation/parked.ts';
import { problemText } from '../conversation/problems.ts';
import { finishRefused } from '../conversation/refused.ts';
import { requestIdOf } from '../conversation/request-id.ts';
import type { Turn } from '../conversation/turn.ts';
import type { ClickedOrder } from './act.ts';
import { noteObjection } from './objections.ts';
import { showOrderToReader, showOrderUnread } from './reader.ts';
import { orderTopic } from './topic.ts';

/** The same click is the same operation for so long; later ones look again. */
const sameMilliseconds = 60_000;

/** Looks at the order in both systems and shows it as it is then. Reads one system and writes to the other; harmless at any time. */
export function syncOrder(turn: Turn, { company, number, version }: ClickedOrder): SentWork {
  const { texts, services, sender } = turn;
  const minute = Math.floor(services.clock.now().getTime() / sameMilliseconds);
  return syncWork.send(turn, {
    requestId: requestIdOf('refresh', company, number, sender.aadObjectId, String(minute)),
    working: workingCard(turn.cards, { company, ...texts.working.syncOrder(number) }),
    sent: { company, number, version },
  });
}

/** Such a look, as it was clicked. */
export const syncWork = defineWork({
  name: 'purchaseOrder.sync',
  isKnownById: true,
  sent: z.object({ company: z.string(), number: z.string(), version: z.string() }),
  carryOut(turn, clicked, { requestId }) {
    const { texts, services } = turn;
    const { company, number } = clicked;
    return turn.desk.quiet(orderTopic(company, number), async (seen): Promise<Finished> => {
      const outcome = await services.procurement.refresh({ requestId, company, number }, turn.person);
      switch (outcome.kind) {
        case 'done': {
          seen(outcome.order.version);
          await turn.desk.refresh(orderTopic(company, number), turn.activity);
          return {
            settled: true,
            reply: await showOrderToReader(turn, outcome.order, { notice: texts.orders.synced }),
          };
        }
        case 'refused': {
          const problems = outcome.problems.map((problem) => problemText(turn, problem));
          const { order } = outcome;
          const title = texts.orders.title(number);
          return finishRefused(turn, { title, lines: problems }, async () => {
            const shown =
              order === null
                ? await showOrderUnread(turn, clicked, problems)
                : await showOrderToReader(turn, order, await noteObjection(turn, order, { problems }));
            return shown ?? noteFor(turn, 'attention', title, '', { points: problems.slice(0, 12) });
          });
        }
        case 'parked':
          return finishParked(turn, company, outcome);
      }
    });
  },
});
