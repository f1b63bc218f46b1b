/** To whom a sync failure may be assigned. */
import type { SyncFailure } from '../../sync/face.ts';
import type { Choice } from '../cards/view.ts';
import { failuresOf } from './incidents.ts';
import { mayAct } from './rights.ts';
import { called, pickerOf, severalAreCalled } from '../conversation/picking.ts';
import type { Sender, Turn } from '../conversation/turn.ts';

/** Choices on a card; the others are suggested while somebody types. */
const most = 20;

export interface Assignee {
  readonly aadObjectId: string;
  readonly name: string;
}

/** Oneself, the author of the change, the administrators, then others who wrote to the bot before, by name: the first that a card shows. */
export async function assignees(
  turn: Turn,
  incident: string,
  failure: Pick<SyncFailure, 'author'>,
): Promise<{ readonly people: Choice[]; readonly dataset: string }> {
  const all = await everybodyFor(turn, failure);
  return { people: all.slice(0, most), dataset: all.length > most ? pickerOf('person', incident) : '' };
}

/** Those of them whose names hold the words, for somebody who may assign one of the failures; nobody for others. */
export async function peopleFitting(turn: Turn, incident: string, words: string): Promise<Choice[]> {
  const failures = await failuresOf(turn.services, incident);
  const own = failures.find((failure) => mayAct(turn, failure));
  if (own === undefined) return [];
  const wanted = words.trim().toLowerCase();
  return (await everybodyFor(turn, own)).filter(({ title }) => title.toLowerCase().includes(wanted));
}

async function everybodyFor(turn: Turn, { author }: Pick<SyncFailure, 'author'>): Promise<Choice[]> {
  const { services, sender, texts } = turn;
  const { references } = services;
  const named = author.userPrincipalName === null ? null : await references.byName(author.userPrincipalName);
  const first = [author.aadObjectId ?? named, ...services.settings.administrators].flatMap(
    (id) => id?.toLowerCase() ?? [],
  );
  const rank = ({ aadObjectId }: Sender): number => {
    const at = first.indexOf(aadObjectId);
    return at < 0 ? first.length : at;
  };
  const others = (await references.people())
    .filter(({ aadObjectId }) => aadObjectId !== sender.aadObjectId)
    .toSorted((one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name));
  return [
    { title: texts.syncFailures.me(sender.name), value: sender.aadObjectId },
    ...others.map(({ name, aadObjectId }) => ({ title: name, value: aadObjectId })),
  ];
}

/** Whom a choice or typed words mean; a text says why it is nobody. */
export async function assigneeMeant(turn: Turn, chosen: string, typed: string): Promise<Assignee | string> {
  const { services, sender, texts } = turn;
  const words = texts.syncFailures;
  const people = [...(await services.references.people()), sender];
  const wanted = typed.trim().toLowerCase();
  const meant = wanted === '' ? people.filter(({ aadObjectId }) => aadObjectId === chosen) : called(people, wanted);
  const fitting = new Map(meant.map((one) => [one.aadObjectId, one]));
  const [first, second] = fitting.values();
  if (second !== undefined) return severalAreCalled(turn, [...fitting.values()]);
  const found =
    first !== undefined
      ? await services.records.person(first.aadObjectId)
      : wanted.includes('@')
        ? await services.records.personOf(wanted)
        : null;
  if (found !== null && (found.licences.dataverse || found.licences.financeOperations))
    return { aadObjectId: found.aadObjectId, name: found.name };
  return wanted === '' ? words.nobody : words.unknownPerson(typed.trim());
}

/** The name of whom a failure was assigned to, with a word where the bot cannot tell them yet. */
export async function assigneeWords(turn: Turn, { aadObjectId, name }: Assignee): Promise<string> {
  const isMet = (await turn.services.references.personal(aadObjectId.toLowerCase())) !== null;
  return isMet ? name : turn.texts.syncFailures.notMet(name);
}
