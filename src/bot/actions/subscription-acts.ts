/** Buttons of the card of subscriptions. Whose they are follows from where the card is; who may is judged again at the click. */
import { z } from 'zod';
import { answerWith, outOfDate } from '../conversation/answers.ts';
import { companyNamed } from '../conversation/companies.ts';
import { beginSubscription, endById, whoChoosesInstead } from '../subscriptions/choose.ts';
import { failureClasses } from '../subscriptions/subscription.ts';
import { defineAction } from './action.ts';
import { picked } from './data.ts';

/** Begins what the form says. */
export const subscriptionAdd = defineAction({
  verb: 'subscription.add',
  data: z.object({ map: picked, company: picked, class: picked.pipe(z.enum(failureClasses).nullable()) }),
  async handle(turn, wish) {
    const instead = await whoChoosesInstead(turn);
    if (instead !== null) return { kind: 'message', text: instead };
    const isKnown = wish.map === null || turn.services.sync.maps.some(({ name }) => name === wish.map);
    const company = wish.company === null ? null : ((await companyNamed(turn, wish.company))?.code ?? null);
    if (!isKnown || (wish.company !== null && company === null)) return outOfDate(turn);
    return answerWith(await beginSubscription(turn, { ...wish, company }));
  },
});

/** Ends one. */
export const subscriptionEnd = defineAction({
  verb: 'subscription.end',
  data: z.object({ subscription: z.string().max(100) }),
  async handle(turn, { subscription }) {
    const instead = await whoChoosesInstead(turn);
    return instead === null ? answerWith(await endById(turn, subscription)) : { kind: 'message', text: instead };
  },
});
