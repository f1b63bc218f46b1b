/** Alert rules in the chat: which there are, and the form of one. */
import type { AlertRule } from '../../sync/face.ts';
import { alertRuleCard } from '../cards/alert-rule.ts';
import { alertRulesCard } from '../cards/alert-rules.ts';
import type { Reply } from '../cards/reply.ts';
import { anyChoice } from '../conversation/picking.ts';
import type { Turn } from '../conversation/turn.ts';
import { wishChoices, whatOf } from '../subscriptions/show.ts';
import type { Wish } from '../subscriptions/subscription.ts';

/** Rules on one card. */
const most = 8;

/** Whom a rule tells, as the form has it; `as` leaves whom it tells now. */
export const tellChoices = ['administrators', 'me', 'here', 'as'] as const;

/** What stands in the form of a rule. */
export interface TypedRule extends Wish {
  readonly count: string;
  readonly minutes: string;
  readonly tell: (typeof tellChoices)[number];
  readonly pause: boolean;
}

/** `5 times within 10 minutes: failed warehouses in usmf`. */
export function ruleWords(turn: Turn, rule: AlertRule): string {
  return turn.texts.syncDetails.alerts.rule(rule.count, whatOf(turn, rule), rule.minutes);
}

/** All rules, with buttons to change and to remove each; `notice` is what just happened. */
export async function showAlertRules(turn: Turn, notice = ''): Promise<Reply> {
  const { texts, services } = turn;
  const words = texts.syncDetails.alerts;
  const rules = await services.sync.alertRules();
  return alertRulesCard(turn.cards, {
    company: '',
    title: words.title,
    notice,
    text: rules.length === 0 ? `${words.text} ${words.none}` : words.text,
    rules: await Promise.all(
      rules.slice(0, most).map(async (rule) => ({
        id: rule.id,
        heading: ruleWords(turn, rule),
        detail: [words.tells(await toldNames(turn, rule)), ...(rule.pause ? [words.pauses] : [])].join(' · '),
        change: words.change(ruleWords(turn, rule)),
        remove: words.remove(ruleWords(turn, rule)),
      })),
    ),
    more: rules.length > most ? texts.today.more(rules.length - most) : '',
  });
}

/** The form of a rule; `id` is empty for a new one. */
export async function showAlertRule(
  turn: Turn,
  id: string,
  typed: TypedRule,
  problems: readonly string[] = [],
): Promise<Reply> {
  const { texts, conversation } = turn;
  const words = texts.syncDetails.alerts;
  const choices = await wishChoices(turn);
  const offered = tellChoices.filter(
    (one) => (one !== 'here' || conversation.room !== null) && (one !== 'as' || id !== ''),
  );
  return alertRuleCard(turn.cards, {
    company: '',
    rule: id,
    title: id === '' ? words.addTitle : words.editTitle,
    problems: problems.map((text) => ({ text })),
    count: typed.count,
    minutes: typed.minutes,
    map: { value: typed.map ?? anyChoice, choices: choices.maps },
    of: { value: typed.company ?? anyChoice, choices: choices.companies },
    class: { value: typed.class ?? anyChoice, choices: choices.classes },
    tell: { value: typed.tell, choices: offered.map((one) => ({ title: words[one], value: one })) },
    pause: typed.pause ? 'true' : 'false',
  });
}

/** The form as a rule has it now; of a new one with what is usual. */
export function typedOf(rule: AlertRule | null): TypedRule {
  return rule === null
    ? { map: null, company: null, class: null, count: '5', minutes: '10', tell: 'administrators', pause: false }
    : {
        map: rule.map,
        company: rule.company,
        class: rule.class,
        count: String(rule.count),
        minutes: String(rule.minutes),
        tell: rule.tell.length === 0 ? 'administrators' : 'as',
        pause: rule.pause,
      };
}

async function toldNames({ texts, services }: Turn, { tell }: AlertRule): Promise<string> {
  const words = texts.syncDetails.alerts;
  if (tell.length === 0) return words.administrators;
  const { references } = services;
  const names = (await Promise.all(tell.slice(0, 5).map((one) => references.sender(one)))).flatMap(
    (one) => one?.name || [],
  );
  const others = tell.length - names.length;
  return [...names, ...(others > 0 ? [words.others(others)] : [])].join(', ');
}
