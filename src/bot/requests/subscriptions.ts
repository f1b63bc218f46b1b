/** Hearing of sync failures: subscribe, unsubscribe, and what one is subscribed to. */
import { z } from 'zod';
import { beginForPerson, beginSubscription, byThoseWhoMay, endWithin } from '../subscriptions/choose.ts';
import { showSubscriptions } from '../subscriptions/show.ts';
import { withWish } from '../subscriptions/wish.ts';
import { defineRequest } from './request.ts';
import { failureClassWords } from '../subscriptions/class-words.ts';

const germanWhere = '[(in|für) (diesen|diesem|den|dem) (kanal|chat|gruppe|team):where]';
const englishIn = '[(in|for) [the] [company] {company}]';
const germanIn = '[(in|von|für|bei) [der] [firma] {company}]';
const english = `[${failureClassWords.en}]`;
const german = `[${failureClassWords.de}]`;
const failures = '(failures|errors|problems|failure|error)';
const fehler = '(fehler|fehlern|probleme|problemen)';

const slots = z.object({
  what: z.string().optional().describe('Kind of record, such as warehouses or purchase orders; all when left out'),
  class: z.string().optional().describe('Reason: application (a rule said no), system, concurrency or conflict'),
  company: z.string().optional(),
  where: z.string().optional().describe('channel, when it is for this channel or group and not for the person alone'),
});

type Slots = z.output<typeof slots>;

/** Begins a subscription; with nothing said of what, the form. */
export const subscribe = defineRequest({
  name: 'subscribe',
  writes: true,
  utterances: {
    en: [
      `(tell|inform|notify) (me|us|this channel|this chat|this group):where (about|of|on) [all|any] ${english} failed [sync] [{what}] ${englishIn}`,
      `(tell|inform|notify) (me|us|this channel|this chat|this group):where (about|of|on) [(all|every):what|the|any] ${english} [{what}] [sync] ${failures} [(of|with|for) [the] {what}] ${englishIn}`,
      `(tell|notify|inform) (me|us|this channel|this chat|this group):where (when|if|whenever) [a|an|any|the] {what} (fails|fail|failed) [to sync] ${englishIn}`,
      `let (me|us):where know (when|if|whenever|about) [a|an|any|the|failed] {what} [(fails|fail|failed)] [to sync] ${englishIn}`,
      `subscribe [(me|us|this channel|this chat|this group|the channel):where] to [(all|every):what|the|any] ${english} [failed] [{what}] [sync] ${failures} [(of|with|for) [the] {what}] ${englishIn}`,
      `subscribe [(me|us|this channel|this chat|this group|the channel):where] to ${english} [(of|with|for|in) [the] {what}] ${englishIn}`,
      `subscribe [(me|us|this channel|this chat|this group|the channel):where] to [all|the] ${english} failed {what} ${englishIn}`,
      `subscribe [(me|us|this channel|this chat|this group|the channel):where] to {what} ${failureClassWords.en} ${englishIn}`,
      'subscribe [(me|us|this channel|this chat|this group|the channel):where]',
    ],
    de: [
      `(melde|sag|sage|schick|schicke) (mir|uns):where ${german} (fehlgeschlagene|fehlerhafte|gescheiterte) {what} ${germanIn}`,
      `(melde|sag|sage|schick|schicke) (mir|uns):where [(alle):what] ${german} ${fehler} [(bei|von|mit) {what}] ${germanIn}`,
      `(melde|informiere|benachrichtige|benachrichtigen sie|informieren sie) (mir|mich|uns|diesen kanal|diese gruppe|diesen chat):where [über|bei|von] [(alle):what] ${german} ${fehler} [(bei|von|mit) {what}] ${germanIn}`,
      `(benachrichtige|informiere|benachrichtigen sie) (mich|uns|diesen kanal|diese gruppe|diesen chat):where (über|bei) (fehlgeschlagene|fehlgeschlagenen) {what} ${germanIn}`,
      `(sag|sage|gib|geben sie) (mir|uns):where bescheid (wenn|sobald|falls) [ein|eine|einer] {what} (fehlschlägt|fehlschlagen|scheitert|scheitern) ${germanIn}`,
      `abonniere ${germanWhere} [(alle):what|die] ${german} ${fehler} [(bei|von|mit) {what}] ${germanIn}`,
      `abonniere [(diesen kanal|diesen chat|diese gruppe):where [für]] [alle|die] [fehlgeschlagene] {what} ${germanIn}`,
      `(diesen kanal|diesen chat|diese gruppe):where [für] [(alle):what] ${german} ${fehler} [(bei|von|mit) {what}] ${germanIn} (abonnieren|anmelden)`,
      `[(alle):what] ${german} ${fehler} [(bei|von|mit) {what}] ${germanIn} abonnieren`,
      'abonnieren',
    ],
  },
  slots,
  handle: (turn, given) => {
    const isForPerson = turn.conversation.room !== null && isOneself(given.where);
    if (saysNothing(given) && !isForPerson) return byThoseWhoMay(turn, () => showSubscriptions(turn));
    const begin = () =>
      withWish(turn, 'subscribe', given, (wish) =>
        isForPerson ? beginForPerson(turn, wish) : beginSubscription(turn, wish),
      );
    return isForPerson ? begin() : byThoseWhoMay(turn, begin);
  },
});

/** Ends subscriptions; of several, where it is not clear which, the list to end them from. */
export const unsubscribe = defineRequest({
  name: 'unsubscribe',
  writes: true,
  utterances: {
    en: [
      `unsubscribe [(me|us|this channel|this chat|this group|the channel):where] [from [(all|everything):what|the|my] ${english} [failed] [{what}] [sync] [${failures}] ${englishIn}]`,
      `stop (telling|notifying|informing) (me|us|this channel|this chat|this group):where [(about|of|on) ${english} [failed] {what} [${failures}] ${englishIn}]`,
      `(cancel|end|remove|delete) [my|the|all|our] (subscription|subscriptions) [(of|to|for) ${english} [failed] {what} [${failures}] ${englishIn}]`,
    ],
    de: [
      `(fehler|{what}) abbestellen`,
      `(bestelle|bestell|bestellen sie) [die] ${german} ${fehler} [(bei|von|mit) {what}] ${germanIn} ab`,
      `(melde|sag|sage) (mir|uns):where (keine|nicht mehr) [über|von] [fehlgeschlagene|fehler] [(bei|von|mit)] [{what}] [mehr] ${germanIn}`,
      `(benachrichtige|informiere) (mich|uns|diesen kanal):where nicht mehr [(über|bei) [fehlgeschlagene] [${fehler}] [bei|von] {what}]`,
      `(kündige|beende|lösche) [das|mein|meine|alle|die] (abo|abos|abonnement|abonnements) [(für|von|bei) {what}] ${germanIn}`,
      `[das|mein|meine|alle|die] (abo|abos|abonnement|abonnements) [(für|von|bei) {what}] (kündigen|beenden|löschen)`,
    ],
  },
  slots,
  handle: (turn, given) => {
    const isForPerson = turn.conversation.room !== null && isOneself(given.where);
    const own = isForPerson ? { ...turn, conversation: { ...turn.conversation, room: null } } : turn;
    const isAll = everything.test((given.what ?? '').trim());
    return byThoseWhoMay(own, () => withWish(own, 'unsubscribe', given, (wish) => endWithin(own, wish, isAll)));
  },
});

/** What one, or this channel, is subscribed to. */
export const subscriptions = defineRequest({
  name: 'subscriptions',
  utterances: {
    en: [
      'what (am i|are we|is this channel|is this chat|is this group) subscribed to',
      '(show|list) [me] [my|our|the|all] subscriptions [of this (channel|chat|group)]',
      '(my|our) subscriptions',
      'subscriptions [of this (channel|chat|group)]',
    ],
    de: [
      'was (habe ich|haben wir|hat dieser kanal|hat diese gruppe) abonniert',
      '(zeige|zeig|liste) [mir] [meine|unsere|die|alle] (abos|abonnements) [dieses kanals] [an]',
      '[meine|unsere] (abos|abonnements) [dieses kanals]',
      'was ist [hier|in diesem kanal] abonniert',
    ],
  },
  slots: z.object({}),
  handle: (turn) => showSubscriptions(turn),
});

const everything = /^(all|everything|alle|alles)$/i;

const isOneself = (where: string | undefined): boolean => /^(me|mir|mich)$/i.test(where ?? '');

const saysNothing = ({ what, company, class: kind }: Slots): boolean =>
  what === undefined && company === undefined && kind === undefined;
