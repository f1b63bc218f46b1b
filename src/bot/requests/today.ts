import { z } from 'zod';
import { noteFor } from '../conversation/notes.ts';
import { startOfDay } from '../understanding/dates.ts';
import { formatsFor } from '../texts/format.ts';
import { defineRequest } from './request.ts';

const mostEntries = 18;

/** What the person did since midnight on their own clock, out of the journal. */
export const today = defineRequest({
  name: 'today',
  utterances: {
    en: [
      'what (did|have) i (do|done|did|change|changed|create|created) [today|so far|this morning|this afternoon]',
      '(show|list) [me] [my] (activity|activities|journal|actions|changes|history|day) [of|for|from] [today]',
      'my (activity|journal|changes|history|day) [today]',
      'what happened today',
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
    const lines = entries.slice(0, mostEntries).map((entry) =>
      texts.today.line(
        format.time(entry.at, now, sender.timeZone),
        entry.summary,
        entry.refs
          .map((ref) => [ref.company, ...ref.key].filter((part) => part !== null).join(' '))
          .slice(0, 3)
          .join(', '),
        entry.state,
      ),
    );
    const rest = entries.length - lines.length;
    return noteFor(turn, 'default', texts.today.title, '', {
      points: rest > 0 ? [...lines, texts.today.more(rest)] : lines,
    });
  },
});
