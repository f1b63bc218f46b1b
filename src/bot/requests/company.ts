import { z } from 'zod';
import { askCompany, companyNamed } from '../conversation/companies.ts';
import { noteFor } from '../conversation/notes.ts';
import { chooseCompany } from '../conversation/preferences.ts';
import { defineRequest } from './request.ts';

const name = 'company';

/** Says which company the person works in, or switches to another one of theirs, from then on. */
export const company = defineRequest({
  name,
  utterances: {
    en: [
      '(company|legal entity|entity) [to|is] [{to}]',
      '(switch|change|set|go|move) [the|my] [(company|legal entity|entity)] to [the] [(company|legal entity)] {to}',
      '(switch|change|set|use|select|choose|pick) [the|my|another] (company|legal entity|entity) [{to}]',
      '(work|continue) (in|for|with) [company] {to}',
      '(switch|change|move|take|put) me [over] to [the] [(company|legal entity)] {to}',
      '(which|what) (company|legal entity|companies) [am i in|am i working in|is this|is it|are there|do i have|can i use|is active]',
      'whats my company',
      '(in which|for which) company (am i|do i work)',
      '(show|list) [me] [my|the|all] companies',
    ],
    de: [
      '(firma|gesellschaft|mandant|unternehmen) [{to}]',
      '(wechsle|wechsel|wechseln|gehe|geh|ändere) [die|zur|in die|zu] [(firma|gesellschaft)] [zu|auf|nach|in] {to}',
      '[die|zur|in die] (firma|gesellschaft) [zu|auf|nach|in] [{to}] (wechseln|ändern)',
      '(wechsle|wechsel|wechseln) [mal|bitte] (zu|auf|nach|in) [die] [(firma|gesellschaft)] {to}',
      '(firma|gesellschaft) (wechseln|ändern)',
      '(nimm|verwende|benutze|setze) [die] (firma|gesellschaft) {to}',
      '(welche|in welcher|für welche) (firma|firmen|gesellschaft|gesellschaften) [bin ich|arbeite ich|ist das|gibt es|habe ich|kann ich (nehmen|wählen)]',
      '(zeige|zeig|liste) [mir] [meine|die|alle] (firmen|gesellschaften)',
    ],
  },
  slots: z.object({ to: z.string().optional() }),
  passing: true,
  async handle(turn, given) {
    const { texts, services, sender } = turn;
    const wanted = given.to === undefined ? null : await companyNamed(turn, given.to);
    if (wanted !== null) {
      await chooseCompany(services.memory, sender.aadObjectId, wanted.code);
      const title = texts.companyChoice.switched(wanted.name === '' ? wanted.code : `${wanted.code} (${wanted.name})`);
      return noteFor({ ...turn, company: wanted.code }, 'good', title, texts.companyChoice.since);
    }
    const to = { request: name, slots: {}, slot: 'to' } as const;
    const { companyChoice } = texts;
    return given.to === undefined
      ? askCompany(turn, to, { title: companyChoice.now(turn.company), text: companyChoice.since, problem: '' })
      : askCompany(turn, to, { title: companyChoice.which, text: '', problem: companyChoice.unknown(given.to) });
  },
});
