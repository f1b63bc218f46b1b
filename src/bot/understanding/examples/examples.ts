/** Sentences that people wrote, and what they meant: the judge learns from them, and tests read them. */
import { z } from 'zod';
import type { PerLanguage } from '../../texts/language.ts';
import eighthGerman from './eighth.de.json' with { type: 'json' };
import eighthEnglish from './eighth.en.json' with { type: 'json' };
import ninthGerman from './ninth.de.json' with { type: 'json' };
import ninthEnglish from './ninth.en.json' with { type: 'json' };
import eleventhGerman from './eleventh.de.json' with { type: 'json' };
import eleventhEnglish from './eleventh.en.json' with { type: 'json' };
import twelfthGerman from './twelfth.de.json' with { type: 'json' };
import twelfthEnglish from './twelfth.en.json' with { type: 'json' };
import tenthGerman from './tenth.de.json' with { type: 'json' };
import tenthEnglish from './tenth.en.json' with { type: 'json' };
import seventhGerman from './seventh.de.json' with { type: 'json' };
import seventhEnglish from './seventh.en.json' with { type: 'json' };
import sixthGerman from './sixth.de.json' with { type: 'json' };
import sixthEnglish from './sixth.en.json' with { type: 'json' };
import fifthGerman from './fifth.de.json' with { type: 'json' };
import fifthEnglish from './fifth.en.json' with { type: 'json' };
import firstGerman from './first.de.json' with { type: 'json' };
import firstEnglish from './first.en.json' with { type: 'json' };
import fourthGerman from './fourth.de.json' with { type: 'json' };
import fourthEnglish from './fourth.en.json' with { type: 'json' };
import secondGerman from './second.de.json' with { type: 'json' };
import secondEnglish from './second.en.json' with { type: 'json' };
import thirdGerman from './third.de.json' with { type: 'json' };
import thirdEnglish from './third.en.json' with { type: 'json' };

const listModel = z.array(
  z
    .object({
      says: z.string().min(1),
      /** Null for what is no request at all. */
      request: z.string().nullable(),
      /** Slots that must read so, whatever the case; others may be there. */
      slots: z.record(z.string()).optional(),
      /** The sentence before, where this one only means something after it. */
      after: z.string().optional(),
    })
    .strict(),
);

type ExampleSentence = z.output<typeof listModel>[number];

/** By list, in the order in which they came in; each was written by somebody who had not read the grammar. */
export const exampleLists: Readonly<Record<string, PerLanguage<readonly ExampleSentence[]>>> = {
  first: { en: listModel.parse(firstEnglish), de: listModel.parse(firstGerman) },
  second: { en: listModel.parse(secondEnglish), de: listModel.parse(secondGerman) },
  third: { en: listModel.parse(thirdEnglish), de: listModel.parse(thirdGerman) },
  fourth: { en: listModel.parse(fourthEnglish), de: listModel.parse(fourthGerman) },
  fifth: { en: listModel.parse(fifthEnglish), de: listModel.parse(fifthGerman) },
  sixth: { en: listModel.parse(sixthEnglish), de: listModel.parse(sixthGerman) },
  seventh: { en: listModel.parse(seventhEnglish), de: listModel.parse(seventhGerman) },
  eighth: { en: listModel.parse(eighthEnglish), de: listModel.parse(eighthGerman) },
  ninth: { en: listModel.parse(ninthEnglish), de: listModel.parse(ninthGerman) },
  tenth: { en: listModel.parse(tenthEnglish), de: listModel.parse(tenthGerman) },
  eleventh: { en: listModel.parse(eleventhEnglish), de: listModel.parse(eleventhGerman) },
  twelfth: { en: listModel.parse(twelfthEnglish), de: listModel.parse(twelfthGerman) },
};

/** Those that mean something by themselves; of all lists but one, where told. */
export function examples(without?: string): readonly ExampleSentence[] {
  return Object.entries(exampleLists)
    .filter(([list]) => list !== without)
    .flatMap(([, { en, de }]) => [...en, ...de])
    .filter(({ after }) => after === undefined);
}
