/** Words that say little or too much, in all languages, umlauts written out: what passing over them costs follows from here. */
import { spelledOut } from './numbers.ts';

const setOf = (words: string): ReadonlySet<string> => new Set(spelledOut(words).split(/\s+/));

/** Said around any request, meaning nothing of it. */
export const politeWords = setOf(
  `please pls plz pleas kindly thanks thank thx ty cheers hi hello hey hiya ok okay k so well right alright sure yes yeah yep yup
  just quickly quick quickly asap urgently urgent immediately now actually again maybe perhaps also too still already yet really exactly
  btw sorry mate guys folks buddy team everyone there ahead
  bitte danke hallo moin servus mal doch eben halt kurz schnell dringend sofort jetzt gleich eigentlich nochmal vielleicht auch noch schon
  ja jo klar gut gerne gern genau leute kollege kollegin zusammen dringende eilig`,
);

/** Words that hold a sentence together. */
export const functionWords = setOf(
  `a an the this that these those it its i im ive id me my mine we us our you your u he she they them their who which what whats where wheres when
  why how is are am was were be been do does did done has have had having can could will would shall should may might must
  of on in at to for from with by about as into onto up out off over under and or but if then than because since while until there here
  some any all every each one ones get got gets getting give go going want wants wanted need needs needed like id let lets see know
  very much more most other another next last
  der die das den dem des ein eine einen einem einer eines kein dies diese dieser dieses diesen es er sie ihn ihm ihr ich mir mich mein meine meinen
  meinem meiner wir uns unser unsere du dich dir dein deine euch ihnen wer was wo welche welcher welches welchen wann warum wieso wie
  ist sind war waren wird werden wurde worden sein hat habe hab haben hatte kann kannst koennen könnte könntest könnten soll sollte muss müssen darf
  will möchte möchten brauche brauchen brauch braucht benötige benötigen von vom im am an auf zu zum zur bei beim mit für fuer aus nach über unter um
  und oder aber wenn dann als weil da dass damit hier dort alle alles jede jeder etwas was man noch nur mehr los`,
);

/** They turn a request into its opposite. */
export const negations = setOf(
  `not dont doesnt didnt isnt arent wasnt wont cant cannot couldnt shouldnt never without nothing neither nobody noone
  nicht nie niemals niemand niemanden nichts kein keine keinen keinem keiner ohne`,
);

/** Acts that are none of the bot's: a sentence that asks for one asks for nothing it does. */
export const foreignActs = setOf(
  `delete remove erase destroy wipe purge drop pay refund print email mail text phone call fax book translate archive copy duplicate merge
  löschen lösche lösch entfernen entferne entfern vernichten bezahlen bezahle bezahl zahlen zahle überweisen überweise drucken drucke druck ausdrucken
  mailen maile anrufen ruf rufe übersetzen übersetze archivieren kopieren kopiere duplizieren`,
);

/** Begin a question about something; nobody asks for an act like that. */
export const questionWords = setOf(
  `who which what whats where wheres when why how is are was were do does did has have whose
  wer was wo welche welcher welches welchen wann warum wieso weshalb wie ist sind war waren hat haben wurde wurden wird`,
);

/** Small words that people leave out in a hurry: `stock P-230`, `create po, 5 P-100, US-101`. */
export const omissible = setOf(
  'a an the of for on in at to from with by into is are der die das den dem des ein eine von vom für im in am an auf zu zum zur bei beim mit nach bis ist sind an',
);

/** Begin a clause without a mark before them. */
export const connectors = setOf('and so then but because since while und also dann aber weil denn deshalb daher damit');

/** Short forms, and what the grammar calls them. */
const abbreviations = new Map(
  Object.entries({
    wh: 'warehouse',
    whs: 'warehouses',
    whse: 'warehouse',
    qty: 'quantity',
    invty: 'inventory',
    w: 'with',
    r: 'are',
    pos: 'orders',
    bst: 'bestellung',
    auftr: 'auftrag',
    lgr: 'lager',
    nr: 'nr',
  }),
);

/** Two words in one; the first is said by it, the second follows. */
const contractions = new Map(
  Object.entries({
    whats: ['what', 'is'],
    wheres: ['where', 'is'],
    whos: ['who', 'is'],
    hows: ['how', 'is'],
    theres: ['there', 'is'],
    ive: ['i', 'have'],
    weare: ['we', 'are'],
    im: ['i', 'am'],
    weve: ['we', 'have'],
    gibts: ['gibt', 'es'],
    gehts: ['geht', 'es'],
    siehts: ['sieht', 'es'],
    stehts: ['steht', 'es'],
    hab: ['habe', ''],
    zeigs: ['zeig', 'es'],
    machs: ['mach', 'es'],
  }),
);

/** The two words of a contraction, the second empty where there is none; null for any other word. */
export const contracted = (word: string): readonly string[] | null => contractions.get(word) ?? null;

/** A word of a sentence as the grammar would say it. */
export const unabbreviated = (word: string): string => abbreviations.get(word) ?? word;
