/** What people type about records of any kind; the places in angle brackets are filled with the words of each map. */
import {
  createVerbs,
  editVerbs,
  germanCreateVerbs,
  germanEditing,
  germanEditVerbs,
  germanShowVerbs,
  showVerbs,
} from './verbs.ts';

const create = `(${createVerbs}) [me] [a|an|another] [new]`;
const lege = `(${germanCreateVerbs}|neue|neuer|neues|neu) [mir|uns]`;
const ein = '[ein|eine|einen|das|die|den] [neue|neuen|neuer|neues|weitere|weiteres|weiteren]';
const anlegen = '(anlegen|erstellen|hinzufügen|erfassen|machen)';
const number = '[[with] [the] (number|no|nr|id|code)]';
const nummer = '[[mit] [der] (nummer|nr|id|code|kennung)]';
const named = '(named|called|name|with name)';
const namens = '([mit] [dem] (namens|name|namen|bezeichnung)|genannt)';
const among = '(of|at|in|with|for|from|named|called|like|by|under|having|on|near|matching)';
const bei = '(von|vom|bei|beim|in|im|mit|für|namens|wie|aus|am|an|unter|der|des)';
const about = '[the|a] [(account|customer|category|type|serial|tag|name|site|town|city|number|serial number|place)]';
const nach =
  '[dem|der|den|die] [(kunden|kunde|kategorie|typ|seriennummer|nummer|name|namen|standort|stadt|ort|schild|tag)]';
const der = '[die|den|das|der|dem|mein|meine|unsere]';
const zeige = `(${germanShowVerbs}) [mir|uns] [bitte|mal]`;

export const listWords = {
  utterances: {
    en: [
      '(list|show|display|give|get|see) [me|us] [all] [the|our|my] <many>',
      '(what|which) <many> (are there|do we have|have we got|exist|are known)',
      `(find|search|search for|look for|look up|list|show|get) [me|us] [all] [the|a|an|any|our] (<many>|<one>) ${among} ${about} {words}`,
      `(what|which) <many> (are there|do we have|are|have) ${among} [the] {words}`,
      '(find|search|search for|look for|look up) [me|us] [all] [the|a|an|any] (<one>|<many>) [{words}]',
      '(find|search|search for|list|show|get) [me|us] [all] [the|our] {words} <many>',
      '[the|our|list of|list of all] <many>',
      '(which|what) <many> (does|do) {words} (have|own)',
      `<many> ${among} [the] {words}`,
      'all [the|our] <many> [(of|at|in|with|for|from) [the] {words}]',
    ],
    de: [
      `(zeige|zeig|liste|nenne|gib|suche|such|finde) [mir|uns] [alle] ${der} <many> [auf|an]`,
      '(welche) <many> (gibt es|haben wir|sind da|kennst du)',
      `(zeige|zeig|liste|suche|such|finde|find) [mir|uns] [alle] ${der} (<many>|<one>) ${bei} ${nach} {words} [auf|an]`,
      `welche <many> (gibt es|haben wir|sind) ${bei} {words}`,
      `(suche|such|finde|find) [mir|uns] [nach] [alle] ${der} (<one>|<many>) [{words}]`,
      `alle <many> [${bei} {words}] [anzeigen|zeigen|auflisten]`,
      '<many> (anzeigen|auflisten|zeigen)',
      '[die|unsere|liste der|liste aller] <many>',
      'welche <many> hat [der|die|das] {words}',
      `<many> ${bei} ${nach} {words}`,
      `<many> ${bei} {words} (suchen|finden|anzeigen|zeigen|auflisten)`,
    ],
  },
  followUps: {
    en: [`${among} [the] {words}`, 'only {words}'],
    de: [`${bei} {words}`, 'nur {words}'],
  },
};

export const showWords = {
  utterances: {
    en: [
      `(${showVerbs}) [me] [the|my|our] <one> [number|no|nr|id|code] [{record}]`,
      '<one> [number|no|nr] {record:code}',
      '(whats|what is) (in|inside) [the] <one> {record}',
    ],
    de: [
      `${zeige} ${der} <one> [nummer|nr] [{record}] [an]`,
      '<one> [nummer|nr] {record:code} [zeigen|anzeigen|öffnen]',
    ],
  },
  followUps: { en: ['[the] <one> {record}', '{record:code}'], de: [`${der} <one> {record}`, '{record:code}'] },
};

export const createWords = {
  utterances: {
    en: [
      `${create} <one> ${number} [{id}]`,
      `${create} <one> ${number} {id} <fields>`,
      `${create} <one> ${number} {id} ${named} {name} <fields>`,
      `${create} <one> ${named} {name} <fields>`,
      `${create} <one> ${number} {id} (at|in|on|for) [the] <within>`,
      `${create} <one> ${number} {id} ${named} {name} (at|in|on|for) [the] <within>`,
      `${create} <one> <fields>`,
      `${create} <one> (in|near) <town>`,
    ],
    de: [
      `${lege} ${ein} <one> ${nummer} [{id}] [an|hinzu]`,
      `${lege} ${ein} <one> ${nummer} {id} <fields> [an|hinzu]`,
      `${lege} ${ein} <one> ${nummer} {id} ${namens} {name} <fields> [an|hinzu]`,
      `${lege} ${ein} <one> ${namens} {name} <fields> [an|hinzu]`,
      `${lege} ${ein} <one> ${nummer} {id} (am|an|in|im|auf|für) [dem|den] <within> [an|hinzu]`,
      `${lege} ${ein} <one> (in|bei) <town> [an|hinzu]`,
      `${ein} <one> (in|bei) <town> ${anlegen}`,
      `${ein} <one> ${nummer} [{id}] ${anlegen} [${namens} {name}] <fields>`,
      `${ein} <one> ${nummer} {id} ${namens} {name} <fields> ${anlegen}`,
      `${ein} <one> ${nummer} {id} <fields> ${anlegen}`,
    ],
  },
};

export const editWords = {
  utterances: {
    en: [
      `(${editVerbs}) [the|my|our|a|an] <one> [number|no|nr] [{record}]`,
      `(${editVerbs}) [the|my|our] <one> [number|no|nr] {record} <changes>`,
      `(${editVerbs}) [the] <fieldOf>`,
      `(${editVerbs}) {record:it}`,
      'rename [the] <one> {record} [(to|as) {name}]',
    ],
    de: [
      `(${germanEditVerbs}) ${der} <one> [nummer|nr] [{record}]`,
      `(${germanEditVerbs}|setze|setz) ${der} <one> [nummer|nr] {record} <changes>`,
      `${der} <one> [nummer|nr] {record} (${germanEditing})`,
      `(${germanEditVerbs}|setze|setz) ${der} <fieldOf>`,
      `(${germanEditVerbs}) {record:it}`,
      `{record:it} (${germanEditing})`,
      `(benenne|nenne) ${der} <one> {record} (in|zu) {name} [um]`,
    ],
  },
};
