/** Inputs with more valid values than a card has room for: a list that suggests while somebody types, and a plain field beside it. */

import type { Found } from '../../records/face.ts';
import { signInReasonOf } from '../sign-in/reason.ts';
import { isStopped, reasonFor } from './failures.ts';
import type { Turn } from './turn.ts';

/** The valid values of a form's inputs, as far as they can be read: a form is never lost because a system does not answer. */
export interface ChoiceReading {
  /** None where they cannot be read: that input is typed. Throws where the person has to sign in first. */
  read(choices: Promise<readonly Found[]>): Promise<readonly Found[]>;
  /** Why some could not be read, for the top of the form that says nothing else there. */
  above(top: readonly string[]): readonly string[];
}

export function readingChoices(turn: Turn): ChoiceReading {
  let why: string | null = null;
  return {
    read: (choices) =>
      choices.catch((error: unknown): readonly Found[] => {
        if (signInReasonOf(error) !== null || isStopped(error)) throw error;
        why ??= reasonFor(turn, error);
        return [];
      }),
    above: (top) => (top.length > 0 || why === null ? top : [why]),
  };
}

/** Choices that such a list shows before anything is typed. */
export const firstChoices = 10;

/** The first entry of a list that may stay open: it stands for any. */
export const anyChoice = '*';

/** Id of the plain field beside a list. */
export function typedId(id: string): string {
  return `${id}-typed`;
}

/** What a list suggests from: the valid values of a field of a map, in a company. */
export function datasetOf(map: string, property: string, company: string): string {
  return [map, property, company].map(encodeURIComponent).join('/');
}

/** Such a list of what is no field of a map. `within` is the company of the records, or the incident or order that a person is picked for. */
export function pickerOf(kind: 'asset' | 'work-order' | 'person' | 'delegate', within: string): string {
  return datasetOf(picker, kind, within);
}

/** What stands for the map in the name of such a list. */
export const picker = 'pick';

/** The same read back; null for the name of anything else. */
export function readDataset(
  dataset: string,
): { readonly map: string; readonly property: string; readonly company: string } | null {
  const [map, property, company, more] = dataset.split('/').map(decoded);
  if (!map || !property || !company || more !== undefined) return null;
  return { map, property, company };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}

/** Those whom typed words name: whoever is called exactly so, else all of whose names one begins so. */
export function called<One extends { readonly name: string }>(people: readonly One[], words: string): readonly One[] {
  const wanted = words.trim().toLowerCase();
  const exactly = people.filter(({ name }) => name.toLowerCase() === wanted);
  return exactly.length > 0 ? exactly : people.filter(({ name }) => ` ${name.toLowerCase()}`.includes(` ${wanted}`));
}

/** Asks for more where the words name several of them, the first of whom it names. */
export function severalAreCalled({ texts }: Pick<Turn, 'texts'>, people: readonly { readonly name: string }[]): string {
  const names = people.slice(0, 5).map(({ name }) => name);
  return texts.severalPeople(names.join(', '));
}

/**
 * What stands in an input after a click: the words typed beside a list where they are new, else what was picked, else the words from
 * before. Undefined where the card had no such input.
 */
export function pickedOrTyped(data: Readonly<Record<string, unknown>>, id: string, before: string): unknown {
  const typed = data[typedId(id)];
  if (typeof typed !== 'string') return data[id];
  const words = typed.trim();
  if (words !== '' && words !== before) return words;
  const picked = data[id];
  return typeof picked === 'string' && picked !== '' ? picked : words;
}
