/** Alert rules: who is told when sync failures pile up. What a sentence says stands in the form before it is kept. */
import { z } from 'zod';
import { withWish } from '../subscriptions/wish.ts';
import { failureClassWords } from '../subscriptions/class-words.ts';
import { forAdministrators } from '../sync/administrators.ts';
import { showAlertRule, showAlertRules, typedOf } from '../sync/alert-rules.ts';
import { defineRequest } from './request.ts';

const englishIn = '[(in|for) [the] [company] {company}]';
const germanIn = '[(in|von|für|bei) [der] [firma] {company}]';
const englishPause = '[and] [(pause):pause [it|them|the map|the sync]]';
const germanPause = '[und] [(pausiere):pause [sie|die zuordnung|dann]]';

const whole = z.union([z.number(), z.string()]).optional().describe('a whole number');

/** All rules; with a number of failures said, the form of a new one. */
export const alertRules = defineRequest({
  name: 'alert-rules',
  writes: true,
  utterances: {
    en: [
      '[show|list] [me] [all|the|my] (alert|alerting|alarm) rules',
      '(which|what) alert rules (are there|do we have)',
      '(new|add|create|make):new [a|an|new] alert rule',
      `(alert|alarm|warn|tell) (me|us|this channel|the administrators|admins):who (when|if|after) [more than|at least] {count:number} [${failureClassWords.en}] [failed] {what} [(fail|failures|errors) [to sync]] (in|within) {minutes:number} (minutes|min) ${englishIn} ${englishPause}`,
      `(alert|alarm|warn|tell) (me|us|this channel|the administrators|admins):who (when|if|after) [more than|at least] {count:number} [sync] (failures|errors) [of {what}] (in|within) {minutes:number} (minutes|min) ${englishIn} ${englishPause}`,
    ],
    de: [
      '[zeige|zeig|liste] [mir] [alle|die|meine] (alarmregeln|warnregeln) [an]',
      'welche (alarmregeln|warnregeln) gibt es',
      '(neue|erstelle|lege):new [eine|neue] (alarmregel|warnregel) [an]',
      `(alarmiere|warne|benachrichtige) (mich|uns|diesen kanal|die administration):who (bei|ab) [mehr als|mindestens] {count:number} [${failureClassWords.de}] {what} (in|binnen|innerhalb von) {minutes:number} minuten ${germanIn} ${germanPause}`,
      `(alarmiere|warne|benachrichtige) (mich|uns|diesen kanal|die administration):who (wenn|falls|sobald) [mehr als|mindestens] {count:number} {what} (in|binnen|innerhalb von) {minutes:number} minuten (fehlschlagen|scheitern) ${germanIn} ${germanPause}`,
    ],
  },
  slots: z.object({
    new: z.string().optional(),
    count: whole,
    minutes: whole,
    what: z.string().optional().describe('Kind of record, such as warehouses; all when left out'),
    class: z.string().optional().describe('Reason: application, system, concurrency or conflict'),
    company: z.string().optional(),
    who: z.string().optional(),
    pause: z.string().optional().describe('pause, when the map is to be paused then'),
  }),
  audience: 'administrators',
  handle: (turn, given) =>
    forAdministrators(turn, async () => {
      if (given.new === undefined && given.count === undefined) return showAlertRules(turn);
      return withWish(turn, 'alert-rules', given, (wish) => {
        const usual = typedOf(null);
        return showAlertRule(turn, '', {
          ...wish,
          count: String(given.count ?? usual.count),
          minutes: String(given.minutes ?? usual.minutes),
          tell: whomOf(given.who, turn.conversation.room !== null),
          pause: given.pause !== undefined,
        });
      });
    }),
});

function whomOf(who: string | undefined, isRoom: boolean): 'administrators' | 'me' | 'here' {
  if (who === undefined || /admin/i.test(who)) return 'administrators';
  return /^(me|mich)$/i.test(who) || !isRoom ? 'me' : 'here';
}
