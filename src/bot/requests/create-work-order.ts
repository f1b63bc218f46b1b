import { z } from 'zod';
import { mayCreate } from '../conversation/rights.ts';
import { beginDraft } from '../conversation/drafts.ts';
import { resolveRecord } from '../understanding/resolve.ts';
import { showAssetPicker, showWorkOrderForm, type WorkOrderValues } from '../work-orders/form.ts';
import { noteFor } from '../conversation/notes.ts';
import { spokenOf } from '../records/spoken-of.ts';
import { defineRequest } from './request.ts';
import { createVerbs, germanCreateVerbs } from './verbs.ts';

const lege = `(${germanCreateVerbs}) [mir|uns]`;
const anlegen = '(anlegen|erstellen|erfassen|öffnen|aufmachen|eröffnen)';
const auftrag = '(arbeitsauftrag|auftrag|serviceauftrag|einsatz|ticket|wo|workorder|work order)';
const fuer = '(für|an|zu|bei|auf|zum|zur) [die|den|das|der|dem] [anlage|kundenanlage|gerät]';
const weil = '(weil|da|wegen|grund|betreff|kurzbeschreibung)';

/** Opens the form of a work order for an asset; when the words leave several, or none, the picker over all assets. */
export const createWorkOrder = defineRequest({
  name: 'create-work-order',
  rest: 'summary',
  writes: true,
  utterances: {
    en: [
      `(${createVerbs}|book) [me] [a|an|another] [new] (work order|workorder|wo|job|service order|ticket) [(for|on|at) [the] [customer] [asset] [{asset}]]`,
      `(${createVerbs}|book) [me] [a|an|another] [new] (work order|workorder|wo|job|service order|ticket) [(for|on|at) [the] [customer] [asset] {asset}] (because|since|as|reason|summary|about|:) {summary}`,
      '(work order|workorder|wo|job|service order|ticket) (for|on|at) [the] [customer] [asset] {asset:code}',
      '(schedule|arrange|book|plan|request|organize|need|send|get) [a|an|somebody|someone] (repair|service|maintenance|inspection|visit|technician|engineer|mechanic) (for|on|at|to) [the] [asset] {asset}',
      '[the|our] [asset] {asset} (is broken|is down|is leaking|leaks|is out of order|is defective|is faulty|broke|broke down|has failed|failed|does not work|doesnt work|is not working|stopped working|needs repair|needs a repair|needs service|needs fixing|has to be repaired)',
    ],
    de: [
      '[die|der|das|unsere|unser] [anlage] {asset} (ist kaputt|ist defekt|ist ausgefallen|ist undicht|funktioniert nicht|geht nicht|läuft nicht|leckt|braucht wartung|muss repariert werden|muss gewartet werden)',
      `${auftrag} [${fuer}] [anlage] {asset:code}`,
      '(brauche|brauchen|benötige|schick|schicke|plane|beauftrage) [ich|wir] [einen|eine|ein] (techniker|monteur|reparatur|wartung|inspektion|einsatz) (für|an|bei|zu|zur) [die|der|den] [anlage] {asset}',
      `${lege} [einen|ein|nen|den] [neuen|neues|weiteren] ${auftrag} [${fuer} [{asset}]] [an]`,
      `${lege} [einen|ein|nen|den] [neuen|neues|weiteren] ${auftrag} ${fuer} {asset} [an] ${weil} {summary}`,
      `[einen|ein|nen] [neuen|neues|neuer|weiteren] ${auftrag} [${fuer} {asset}] ${anlegen}`,
      `[neuer|neuen] ${auftrag} ${anlegen} ${fuer} {asset} [${weil} {summary}]`,
      `[einen] (neuer|neuen) ${auftrag} [${fuer} {asset}] [${weil} {summary}]`,
    ],
  },
  followUps: {
    en: ['(for|on|at) [the] [customer] [asset] {asset}', '(what|how) about [the] [asset] {asset}'],
    de: ['(für|an|zu|bei|auf) [die|den|das|der|dem] [anlage|gerät] {asset}'],
  },
  slots: z.object({ asset: z.string().optional(), summary: z.string().optional() }),
  fits: (person) => person.licences.dataverse && mayCreate(person, 'work-order'),
  async handle(turn, given) {
    const { texts, services, person } = turn;
    if (!person.licences.dataverse)
      return noteFor(turn, 'warning', texts.workOrders.notYours.title, texts.workOrders.notYours.text);
    const it = await spokenOf(turn, given.asset);
    const words = it?.key ?? given.asset ?? '';
    const company = it?.company ?? turn.company;
    const resolution = words === '' ? null : await resolveRecord(services.records, 'asset', words, person, company);
    const values: WorkOrderValues = {
      asset: resolution?.kind === 'one' ? resolution.found : null,
      kind: '',
      summary: given.summary ?? '',
      attempt: 1,
    };
    const draft = await beginDraft({ ...turn, company }, 'work-order', values);
    if (values.asset !== null) return showWorkOrderForm(turn, draft, company, values, []);
    if (resolution?.kind !== 'none') return showAssetPicker(turn, draft, company, words, '');
    return showAssetPicker(turn, draft, company, '', texts.workOrders.noAsset(words));
  },
});
