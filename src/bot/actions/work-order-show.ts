/** Work orders on cards: show one, what is near it, begin one for an asset. */
import { z } from 'zod';
import { answerWith, orOutOfDate } from '../conversation/answers.ts';
import { showNear, showWorkOrder } from '../work-orders/show.ts';
import { defineAction } from './action.ts';
import { key } from './data.ts';

const clickedWorkOrder = z.object({ number: key.max(60) });

/** The work order as it stands now. */
export const workOrderShow = defineAction({
  verb: 'workOrder.show',
  data: clickedWorkOrder,
  handle: async (turn, { number }) => answerWith(await showWorkOrder(turn, number)),
});

/** The nearest warehouses and assets to it. */
export const workOrderNear = defineAction({
  verb: 'workOrder.near',
  data: clickedWorkOrder,
  handle: async (turn, { number }) => answerWith(await showNear(turn, number)),
});

/** Opens the form of a work order for an asset. */
export const workOrderBegin = defineAction({
  verb: 'workOrder.begin',
  data: z.object({ asset: key.max(100) }),
  async handle(turn, { asset }) {
    const reply = await turn.requests.run('create-work-order', turn, { asset });
    return orOutOfDate(turn, reply);
  },
});
