import { z } from 'zod';
import type { JournalEntry } from '../../sync/face.ts';
import { noteFor } from '../conversation/notes.ts';
import { summaryText } from '../conversation/summaries.ts';
import { startOfDay } from '../understanding/dates.ts';
import { formatsFor } from '../texts/format.ts';
import type { Texts } from '../texts/texts.ts';
import { defineRequest } from './request.ts';

const mostEntries = 18;

/** The records of an entry, those already named in its summary left out: an order brings its lines along. */
function recordsOf({ refs }: JournalEntry, summary: string): string {
  const keys = refs.map(({ key }) => key.join(' ')).filter((key) => !summary.includes(String(key.split(' ')[0])));
  return [...new Set(keys)].slice(0, 3).join(', ');
}

/** The journal tells the step too where an operation has not ended. */
function stateWord(texts: Texts, { state }: JournalEntry): string {
  const { states } = texts.today;
  const [phase] = state.split(' ');
  const isOver = phase === 'committed' || phase === 'refused' || phase === 'parked' || phase === 'ended';
  return isOver ? states[phase] : states.underWay;
}

/** What the person did since midnight on their own clock, out of the journal. */
export const today = defineRequest({
  name: 'today',
  utterances: {
    en: [
      'what (did|have) i (do|done|did|change|changed|create|created) [today|so far|this morning|this afternoon]',
      '(show|list) [me] [my] (activity|activities|journal|actions|changes|history|day) [of|for|from] [today]',
      'my (activity|journal|changes|history|day) [today]',
      'what happened today',
      '[give|show] [me] [a|the] (summary|recap|overview|log) of (my day|today|what i did|my activities|my activity)',
    ],
    de: [
      'was (habe|hab) ich [heute|bisher] [alles|schon|so] [heute] (gemacht|getan|geändert|angelegt|erledigt) [heute]',
      '(zeige|zeig|liste) [mir] [meine|meinen|mein] (aktivitäten|aktivität|änderungen|verlauf|tag|journal) [von|an] [heute] [an]',
      '(meine|mein) (aktivitäten|aktivität|änderungen|verlauf|tag|journal) [von] [heute]',
      'was ist heute [alles] passiert',
      '[gib|zeig|zeige] [mir] [eine|die] (zusammenfassung|übersicht) (von heute|meines tages|meiner aktivitäten)',
    ],
  },
  slots: z.object({}),
  async handle(turn) {
    const { texts, services, sender } = turn;
    const now = services.clock.now();
    const entries = await services.sync.journal({
      actor: sender.aadObjectId,
      since: startOfDay(now, sender.timeZone).toISOString(),
      limit: 100,
    });
    if (entries.length === 0) return noteFor(turn, 'default', texts.today.nothing, '');
    const format = formatsFor(texts.locale);
    const lines = entries.slice(0, mostEntries).map((entry) => {
      const summary = summaryText(turn, entry);
      const time = format.time(entry.at, now, sender.timeZone);
      return texts.today.line(time, summary, recordsOf(entry, summary), stateWord(texts, entry));
    });
    const rest = entries.length - lines.length;
    return noteFor(turn, 'default', texts.today.title, '', {
      points: rest > 0 ? [...lines, texts.today.more(rest)] : lines,
    });
  },
});
