/** Buttons on the cards of alert rules, for administrators; whether they are is judged again at the click. */
import { z } from 'zod';
import type { AlertRule } from '../../sync/face.ts';
import { type Answer, answerWith, outOfDate } from '../conversation/answers.ts';
import { chooseLanguage } from '../conversation/preferences.ts';
import type { Turn } from '../conversation/turn.ts';
import { failureClasses, readerOf } from '../subscriptions/subscription.ts';
import { whoMayInstead } from '../sync/administrators.ts';
import { ruleWords, showAlertRule, showAlertRules, tellChoices, typedOf, type TypedRule } from '../sync/alert-rules.ts';
import { readNumber } from '../understanding/numbers.ts';
import { defineAction } from './action.ts';
import { picked } from './data.ts';

const clickedRule = z.object({ rule: z.string().max(60) });

/** All rules. */
export const alertList = defineAction({
  verb: 'alert.list',
  data: z.object({}),
  handle: (turn) => byAdministrators(turn, async () => answerWith(await showAlertRules(turn))),
});

/** The form of a rule there is, or of a new one. */
export const alertEdit = defineAction({
  verb: 'alert.edit',
  data: clickedRule,
  handle: (turn, { rule: id }) =>
    byAdministrators(turn, async () => {
      const rule = await ruleOf(turn, id);
      if (rule === null && id !== '') return outOfDate(turn);
      return answerWith(await showAlertRule(turn, id, typedOf(rule)));
    }),
});

/** Takes a rule away. */
export const alertRemove = defineAction({
  verb: 'alert.remove',
  data: clickedRule,
  handle: (turn, { rule: id }) =>
    byAdministrators(turn, async () => {
      const rule = await ruleOf(turn, id);
      if (rule === null) return outOfDate(turn);
      await turn.services.sync.removeAlertRule(id);
      return answerWith(await showAlertRules(turn, turn.texts.syncDetails.alerts.removed(ruleWords(turn, rule))));
    }),
});

/** Keeps what the form says. */
export const alertSave = defineAction({
  verb: 'alert.save',
  data: clickedRule.extend({
    count: z.string().max(20).default(''),
    minutes: z.string().max(20).default(''),
    map: picked,
    of: picked,
    class: picked.pipe(z.enum(failureClasses).nullable()),
    tell: z.enum(tellChoices).default('administrators'),
    pause: z.enum(['true', 'false']).default('false'),
  }),
  handle: (turn, { rule: id, of: company, pause, ...data }) =>
    byAdministrators(turn, async () => {
      const { texts, services } = turn;
      const words = texts.syncDetails.alerts;
      const before = await ruleOf(turn, id);
      const isKnown = data.map === null || services.sync.maps.some(({ name }) => name === data.map);
      if ((before === null && id !== '') || !isKnown) return outOfDate(turn);
      const typed: TypedRule = { ...data, company, pause: pause === 'true' };
      const count = whole(turn, typed.count, 100_000);
      const minutes = whole(turn, typed.minutes, 10_080);
      if (count === null || minutes === null) {
        const problems = [
          ...(count === null ? [words.wrongCount] : []),
          ...(minutes === null ? [words.wrongMinutes] : []),
        ];
        return answerWith(await showAlertRule(turn, id, typed, problems));
      }
      const rule: AlertRule = {
        id: before?.id ?? services.ids.next(),
        ...{ map: typed.map, company, class: typed.class, count, minutes, pause: typed.pause },
        tell: await toldBy(turn, typed.tell, before),
      };
      await services.sync.saveAlertRule(rule);
      return answerWith(await showAlertRules(turn, words.saved(ruleWords(turn, rule))));
    }),
});

async function byAdministrators(turn: Turn, work: () => Promise<Answer>): Promise<Answer> {
  const instead = await whoMayInstead(turn);
  return instead === null ? work() : { kind: 'message', text: instead };
}

async function ruleOf(turn: Turn, id: string): Promise<AlertRule | null> {
  return (await turn.services.sync.alertRules()).find((rule) => rule.id === id) ?? null;
}

function whole({ texts }: Turn, text: string, most: number): number | null {
  const value = readNumber(text.trim(), texts.language);
  return value !== null && Number.isInteger(value) && value >= 1 && value <= most ? value : null;
}

async function toldBy(turn: Turn, tell: TypedRule['tell'], before: AlertRule | null): Promise<readonly string[]> {
  const { services, conversation, sender, texts } = turn;
  switch (tell) {
    case 'administrators':
      return [];
    case 'me':
      return [sender.aadObjectId];
    case 'as':
      return before?.tell ?? [];
    case 'here': {
      if (conversation.room === null) return [sender.aadObjectId];
      await services.references.enter(conversation, sender);
      await chooseLanguage(services.memory, conversation.room.id, texts.language);
      return [readerOf(turn)];
    }
  }
}
