/** The grammar of a list of requests: their utterances, and their words for suggestions. */
import { textsFor } from '../texts/catalogue.ts';
import type { PerLanguage } from '../texts/language.ts';
import { createUnderstanding, type Spelled, type Understanding } from '../understanding/understanding.ts';
import type { SpellOut } from '../records/vocabulary.ts';
import type { Request } from './request.ts';

const english = textsFor(undefined, 'en').requests;
const german = textsFor(undefined, 'de').requests;

/** Compiles it, in all languages. `spellOut` puts the words of the entities into the utterances that have places for them. */
export function understandingOf(requests: readonly Request[], spellOut: SpellOut): Understanding {
  const spelled = (utterances: PerLanguage<readonly string[]>): PerLanguage<readonly (string | Spelled)[]> => ({
    en: spellOut(utterances.en, 'en'),
    de: spellOut(utterances.de, 'de'),
  });
  return createUnderstanding(
    requests.map(({ name, utterances, followUps }) => ({
      name,
      utterances: spelled(utterances),
      ...(followUps === undefined ? {} : { followUps: spelled(followUps) }),
      words: { en: english[name], de: german[name] },
    })),
  );
}
