/** What is heard of in a conversation, with a button to end each and a form for more. */
import type { Reply } from '../cards/reply.ts';
import { subscriptionsCard } from '../cards/subscriptions.ts';
import type { Choice } from '../cards/view.ts';
import { anyChoice } from '../conversation/picking.ts';
import type { Turn } from '../conversation/turn.ts';
import { followId, followsOf } from '../orders/follows.ts';
import { capital, entityWords } from '../records/entities.ts';
import { mayChooseFor } from './rights.ts';
import { failureClasses, readerOf, subscriptionsOf, type Wish } from './subscription.ts';
import { timeOf } from '../conversation/times.ts';

/** Subscriptions on a card. */
const most = 10;

/** `failed warehouses in usmf (a rule said no)`. */
export function whatOf({ texts, services }: Turn, wish: Wish): string {
  const many = wish.map === null ? '' : entityWords(texts, services.sync.map(wish.map)).many;
  const because = wish.class === null ? '' : texts.syncFailures.classes[wish.class];
  return texts.subscriptions.what(many, wish.company ?? '', because);
}

/** Whose words the texts are in: the person's, or those of a room. */
export function whose({ conversation }: Turn): 'mine' | 'room' {
  return conversation.room === null ? 'mine' : 'room';
}

/** The card of all subscriptions here; `notice` is what just happened. */
export async function showSubscriptions(turn: Turn, notice = ''): Promise<Reply> {
  const { texts, services } = turn;
  const words = texts.subscriptions;
  const here = whose(turn);
  const mayChoose = mayChooseFor(turn);
  const all = await subscriptionsOf(services, readerOf(turn));
  const followed = here === 'mine' ? await followsOf(turn) : [];
  const orders = followed.slice(0, most).map((one) => ({
    id: followId(one),
    heading: capital(texts.follows.what[one.awaits](one.number)),
    detail: words.since(timeOf(turn, one.since), turn.person.name),
    end: words.end(texts.follows.what[one.awaits](one.number)),
  }));
  const count = all.length + followed.length;
  return subscriptionsCard(turn.cards, {
    company: '',
    title: words.title[here],
    notice,
    text: count === 0 ? `${words.text[here]} ${words.none[here]}` : words.text[here],
    subscriptions: [
      ...orders,
      ...all.map((one) => ({
        id: one.id,
        heading: capital(whatOf(turn, one)),
        detail: words.since(timeOf(turn, one.since), one.by),
        end: mayChoose ? words.end(whatOf(turn, one)) : '',
      })),
    ].slice(0, most),
    more: count > most ? texts.today.more(count - most) : '',
    form: mayChoose ? [await wishChoices(turn)] : [],
  });
}

/** What may be picked for each part of a wish. */
export async function wishChoices(turn: Turn): Promise<Readonly<Record<'maps' | 'companies' | 'classes', Choice[]>>> {
  const { texts, services, person } = turn;
  const words = texts.subscriptions;
  const companies = await services.records.companies(person).catch(() => []);
  return {
    maps: [
      { title: words.anyKind, value: anyChoice },
      ...services.sync.maps.map((map) => ({ title: capital(entityWords(texts, map).many), value: map.name })),
    ].slice(0, 30),
    companies: [
      { title: words.anyCompany, value: anyChoice },
      ...companies.map(({ code, name }) => ({ title: name === '' ? code : `${code} – ${name}`, value: code })),
    ].slice(0, 30),
    classes: [
      { title: words.anyClass, value: anyChoice },
      ...failureClasses.map((one) => ({ title: capital(texts.syncFailures.classes[one]), value: one })),
    ],
  };
}
