/** The classes of sync failures as people call them. */
import type { SyncFailure } from '../../sync/face.ts';
import type { PerLanguage } from '../texts/language.ts';

const words: Readonly<Record<SyncFailure['class'], PerLanguage<readonly string[]>>> = {
  application: { en: ['application', 'rule', 'refused'], de: ['regel', 'abgelehnte', 'abgelehnten'] },
  system: { en: ['system', 'technical'], de: ['system', 'technische', 'technischen'] },
  concurrency: { en: ['concurrency', 'version'], de: ['versions', 'nebenläufige'] },
  conflict: { en: ['conflict', 'conflicts', 'conflicting'], de: ['konflikt', 'konflikte', 'widersprüchliche'] },
};

const alternatives = (language: keyof PerLanguage<unknown>): string =>
  `(${Object.values(words)
    .flatMap((own) => own[language])
    .join('|')}):class`;

/** A part of a pattern that keeps which class was said. */
export const failureClassWords: PerLanguage<string> = { en: alternatives('en'), de: alternatives('de') };

/** The class that a word means; null for none. */
export function failureClassOf(word: string | undefined): SyncFailure['class'] | null {
  const said = (word ?? '').toLowerCase();
  const found = Object.entries(words).find(
    ([name, own]) => name === said || Object.values(own).some((some) => some.includes(said)),
  );
  return found === undefined ? null : (found[0] as SyncFailure['class']);
}
