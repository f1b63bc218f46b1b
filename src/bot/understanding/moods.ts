/**
 * What each clause of a sentence does: it asks for an act, it asks a question, it tells something, or it holds an act off (`not yet`,
 * `once it is approved`). Only what is asked for is ever taken for a write.
 */
import { holdingOff, opensSubordinate } from './commands.ts';
import type { Clause, HeardToken, Hearing } from './hearing.ts';
import { isReport } from './reports.ts';
import { isMark } from './tokens.ts';
import type { Sign } from './signs.ts';
import { spelledOut } from './numbers.ts';
import { negations, politeWords } from './wording.ts';

export type Mood = 'asks-act' | 'asks' | 'names' | 'tells' | 'holds-off';

/** Whether a clause wants something. */
export const isAsking = (mood: Mood | undefined): boolean => mood !== 'tells' && mood !== 'holds-off';

const setOf = (words: string): ReadonlySet<string> => new Set(spelledOut(words).split(/\s+/));

const auxiliaries = setOf(
  `gibt gibts is are was were am do does did has have had will would can could shall should may might must isnt arent wasnt werent dont doesnt didnt hasnt havent hadnt wont cant
  ist sind war waren hat haben hatte hatten wird werden wurde wurden kann können könnte könnten soll sollen sollte sollten muss müssen darf dürfen habt hast bist bin habe hab`,
);
const whWords = setOf(
  `who whom whose which what whats where wheres when why how whos hows whens whys any anything anyone anybody
  wer wem wen wessen was wo wohin woher wann warum wieso weshalb wie welche welcher welches welchen welchem wieviel wieviele worauf woran wofür womit wovon worüber irgendwas`,
);
const subjects = setOf(
  `i we you he she it they that this somebody someone everybody everyone nobody there ive weve theyve hes shes its im were theyre ill well theyll youll
  ich wir du er sie es man jemand das dies`,
);
const determiners = setOf(
  'the a an my our your his her their this that these those all der die das den dem ein eine mein meine unser unsere',
);
/** Before `if`, it makes the condition a wish: `I would be most grateful if you could`. */
const courtesy =
  /\b(?:grateful|thankful|obliged|appreciate|appreciated|kind|great|nice|good|lovely|wonderful|glad|helpful|help|mind|wonder|wondering|favour|favor|dankbar|verbunden|nett|lieb|freundlich|schoen|super|toll|gut|hilfreich|freuen|klasse|prima)(?: (?:of you|it|me|very|sehr|mich|uns))*$/;
/** Said to somebody of whom an act is asked. */
const askingWords = setOf('please pls plz pleas bitte kindly');
const addressed =
  /^(?:can|could|would|will|may|might|kannst|koenntest|koennen|koennten|wuerden|wuerdest|magst|kann|koennte|darf|duerfte|cld|wld|cud|wud)$/;
const partner = /^(?:you|u|ya|i|we|someone|somebody|du|sie|ihr|ich|wir|man|mal|bitte|please|pls|mir|jemand)$/;
const wish = new RegExp(
  [
    '\\b(?:i|we|id|ill|wed) (?:really |just |now |still |also )*(?:want|need|have|would like|would love|like|wish|gotta|got|wanna|must|should|shall|better|had better) (?:you )?(?:to )?',
    '\\b(?:want to|wants to|need to|needs to|have to|ought to|like to|wanna|gotta|go ahead|feel free|you can|you could|you may|time to|ready to|lets|let us|let me|let it|be so kind|be so good|be able to|be possible to|be great if|be nice if|be good if|possible to|mind|any chance|how about|care to|the favor|the favour|a favor|a favour|happy to|glad if|appreciate|supposed to be|got to be|remember to|make sure|see that|see to it)\\b',
    '\\b(?:must|should|can|may|has to|needs to|need to|have to|shall|could) (?:now |please |be |get |go |also )*',
    '\\b(?:ich|wir) (?:will|wollen|moechte|moechten|haette|haetten|muss|muessen|soll|sollen|sollten|brauch|brauche|brauchen|wuerde|wuerden|kann|koennen|darf|duerfen|braeuchte|braeuchten|benoetige|benoetigen|bitte)\\b',
    '\\b(?:muss|muessen|soll|sollen|sollte|sollten|kann|koennen|darf|duerfen|gehoert|will|moechte|moechten|wollen) .*(?:werden|sein|ich|wir|man|en)$',
    '\\b(?:waere|waeren|haette|haetten|wuerde|koennte|koenntest|koennten|kannst|wuerdest) ',
    '\\b(?:sei so gut|sei so nett|seien sie so|bitte|lass uns|lasst uns|lass|lassen sie|mach|sorg|sorge|kuemmer|kuemmere)\\b',
  ].join('|'),
);
/** Whoever says so does the act alone, or wants nothing done. */
const leaveAlone =
  /\b(?:no action|no need|nothing to do|nothing needed|nothing for you|leave it alone|leave it be|leave that|leave this|dont touch|hands off|dont bother|do nothing|dont do anything|myself|ourselves|himself|herself|just so you know|fyi|for your information|only telling|just telling|just saying|just wondering if you knew|no rush|take your time|already taken care|taken care of|been taken care|sorted already|all sorted|is sorted|already sorted|all done|its done|is done$|nichts zu tun|nichts tun|nichts machen|nicht noetig|nicht mehr noetig|nicht anfassen|finger weg|lass die finger|selbst|selber|nur zur info|zur info|zur information|zur kenntnis|nur damit du|nur dass du|kuemmere mich|kuemmer mich|mach ich|mache ich|erledige ich|erledigt|schon erledigt|untersteh|wehe|dare|hat sich erledigt|keine aktion|kein handlungsbedarf|nichts weiter|weisst bescheid|bescheid weisst)\b/;
const announces =
  /\b(?:ill|i will|ill be|im going to|im gonna|i am going to|i was going to|were going to|we will|well|hell|shell|theyll|he will|she will|they will|sam will|ich werde|wir werden|werde ich|er wird|sie wird|wollte ich|hatte ich|wollte nur|i was about to|i meant to|i almost|i nearly|i might|we might|might|maybe we should|maybe i should|i think about|thinking about|thinking of|considering|vielleicht|ueberlege|ueberlegen|planen wir|plane ich)\b/;
const othersAct =
  /\b(?:he|she|they|sam|er|man|finance|(?:my|the|our|his|her|their|your|a|mein|meine|der|die|das|unser|unsere|ein|eine) (?!(?:po|order|orders|purchase|line|lines|delivery|job|bestellung|order|position|zeile|lieferung|map|sync|name|address|date|quantity|description|warehouse|depot|asset|lager|anlage|menge|termin|synchronisierung|synchronisation|abgleich|zuordnung|zuordnungen|maps)\b)\p{L}+) (?:wants?|needs?|would|will|can|could|should|has|have|had|did|is|was|wanted|may|must|asked|asks|hat|haben|will|muss|soll|sollte|wollte|moechte|kann|bittet|meint)\b/u;
const ownPast =
  /\b(?:i|we|ive|weve|ich|wir) (?:have |already |just |had |did |habe |haben |hab )*(?:\p{L}+ed|sent|got|did|made|put|took)\b/u;

/** Verbs that open a command and are of no concept by themselves. */
const commandVerbs = setOf(
  `get give make put let take send tell show find go do bring have check look keep help turn run set say ask book post move push pass throw stick tell walk read pull switch hit kick
  gib gebt geben hol hole holen mach mache macht machen lass lasst lassen sag sage sagen zeig zeige zeigen schick schicke schicken nimm nehmen tu tue stell stelle stellen leg lege legen setz setze schau schaue guck such suche suchen finde find fang geh gehen schreib schreibe trag trage rechne prüf prüfe schieb halt halte reich reiche zieh ziehe`,
);

/** Words a clause may begin with before its head. */
const beforeHead = setOf(
  `and so then now also well ok okay yes yeah yep sure right hi hello hey morning afternoon evening good just quickly please pls plz kindly sorry oops ah oh uh um er hmm guys mate team all folks next finally again actually thanks thank alright still anyway afterwards first but or thx cheers therefore hence thus maybe
  und also dann jetzt nun hallo hi moin hey guten morgen tag abend servus bitte mal doch halt eben gut klar ja nein ok so ach oh sorry entschuldigung danke zuerst erst noch aber oder gruess gott mahlzeit liebe lieber kollege kollegin`,
);

/** The moods of the clauses of a sentence, by clause. */
export function moodsOf(hearing: Hearing, signs: readonly Sign[]): readonly Mood[] {
  const { tokens, clauses } = hearing;
  const said = plainText(tokens);
  const isLeftAlone = leaveAlone.test(said);
  const moods: Mood[] = [];
  for (const [index, clause] of clauses.entries()) {
    const own = tokens.slice(clause.first, clause.end).filter(({ implied }) => !implied);
    const words = own.filter(({ word }) => !isMark(word)).map(({ word }) => word);
    const mood = moodOf(hearing, clause, own, words, signs, moods[index - 1] ?? null, clauses[index - 1] ?? null);
    moods.push(isLeftAlone && mood === 'asks-act' ? 'holds-off' : mood);
  }
  return isLeftAlone ? moods.map((mood) => (mood === 'names' ? 'tells' : mood)) : moods;
}

const plainText = (tokens: readonly HeardToken[]): string =>
  tokens.flatMap(({ word, implied }) => (implied ? [] : [word])).join(' ');

/** Whether a clause says what somebody else did, wants or is to do. */
export const speaksOfOthers = ({ tokens }: Hearing, { first, end }: Clause): boolean =>
  othersAct.test(plainText(tokens.slice(first, end)));

function moodOf(
  hearing: Hearing,
  clause: Clause,
  own: readonly HeardToken[],
  words: readonly string[],
  signs: readonly Sign[],
  before: Mood | null,
  clauseBefore: Clause | null,
): Mood {
  const { tokens } = hearing;
  const text = words.join(' ');
  if (words.length === 0) return before ?? 'names';
  const from = words.findIndex((word) => !beforeHead.has(word));
  const head = words[from] ?? '';
  const next = words[from + 1] ?? '';
  const isPolite = words.some((word) => askingWords.has(word));
  if (
    opensSubordinate(
      words.map((word) => ({ word })),
      0,
    ) ||
    (from >= 0 &&
      opensSubordinate(
        words.map((word) => ({ word })),
        from,
      ))
  ) {
    const asked = plainText(tokens.slice(clauseBefore?.first ?? 0, clauseBefore?.end ?? 0)).replace(/[\s,.]+$/, '');
    if (/^(?:if|wenn)$/.test(words[0] ?? '') && courtesy.test(asked)) return 'asks-act';
    if (/^(?:when|wann)$/.test(words[0] ?? '') && auxiliaries.has(words[1] ?? '')) return 'asks';
    if (/^(?:if|whether|ob)$/.test(words[0] ?? '') && knowing.test(asked)) return 'asks';
    return isPolite && /^(?:before|after|bevor|nachdem)$/.test(words[0] ?? '') ? 'asks-act' : 'holds-off';
  }
  // `before I go and buy more`: still under the word that opened it.
  if (
    before === 'holds-off' &&
    from === 1 &&
    /^(?:and|und)$/.test(words[0] ?? '') &&
    clauseBefore !== null &&
    !isPolite &&
    opensSubordinate(tokens, clauseBefore.first)
  )
    return 'holds-off';
  if (/^(?:because|since|as|weil|da|denn)$/.test(words[0] ?? '') && words.length > 1) return 'tells';
  if (holdingOff.has(head) && /^(?:off|on|with|until|mit|noch|bis)?$/.test(next)) return 'holds-off';
  const actsAt = signs.filter(
    ({ at, kind }) => kind === 'word' && at.every((one) => one >= clause.first && one < clause.end),
  );
  const lastIndex = tokens.findLastIndex(
    ({ word, implied }, index) =>
      index >= clause.first && index < clause.end && !implied && !isMark(word) && !politeWords.has(word),
  );
  const endsAsQuestion = own.at(-1)?.word === '?' || hearing.text.charAt(own.at(-1)?.start ?? 0) === '?';
  if (
    /^(?:how|wie)$/.test(head) &&
    /^(?:do|can|could|should|would|to|does|kann|koennen|koennte|mache|macht|muss|soll|bekomme|geht)$/.test(next)
  )
    return /^how (?:do|does) (?:the|it|they|we stand)/.test(words.slice(from).join(' ')) ? 'asks' : 'holds-off';
  // The customer does, and what is asked for follows.
  if (/\b(?:wants|want|would like|needs) to know\b/.test(text) && !/\b(?:i|we)\b/.test(text)) return 'tells';
  const isAddressed =
    (addressed.test(head) && partner.test(next)) ||
    /\b(?:can|could|would|will|cld|kannst|koenntest|koennen|koennten|wuerden|wuerdest) (?:you|u|ya|du|sie|ihr)\b/.test(
      text,
    ) ||
    /\b(?:how about (?:you|we)|why dont (?:you|we)|why not|wie waers|wie waere es)\b/.test(text) ||
    /\b(?:do you mind|would you mind|any chance|is it possible|would it be possible|waere es moeglich|ist es moeglich|geht es dass)\b/.test(
      text,
    );
  const covered = new Set(signs.flatMap(({ at, kind }) => (kind === 'word' && at.length > 1 ? at : [])));
  const isNegated = negates(
    untilReason(own).flatMap((token) =>
      isMark(token.word) ? [] : [covered.has(tokens.indexOf(token)) ? '-' : token.word],
    ),
  );
  const endsInAct = actsAt.some(({ at }) => at.includes(lastIndex)) && /en$/.test(tokens[lastIndex]?.word ?? '');
  const endsBare = endsInAct && !hasFinite(words);
  if (/^(?:dont|never)$/.test(head) && (!subjects.has(next) || /\bdare\b/.test(text)) && !endsAsQuestion)
    return 'holds-off';
  if (head === 'do' && next === 'not') return 'holds-off';
  if (
    isNegated &&
    /\b(?:need|needs|brauche|brauchen|braucht|brauch|benoetigen)\b/.test(text) &&
    !isAddressed &&
    !isPolite
  )
    return 'tells';
  if (!isNegated && !endsAsQuestion && !whWords.has(head) && performs(own, words, from, actsAt, tokens))
    return 'asks-act';
  if (whWords.has(head) && isPolite && endsBare) return isNegated ? 'holds-off' : 'asks-act';
  if ((whWords.has(head) || (prepositions.has(head) && whWords.has(next))) && !isAddressed) return 'asks';
  // Whoever asks whether to do something has not decided.
  if (/^(?:should|shall|must|soll|sollte|sollten|sollen|muss|muessen)$/.test(head) && /^(?:i|we|ich|wir)$/.test(next))
    return 'asks';
  if (isAddressed) return isNegated ? 'holds-off' : 'asks-act';
  if (
    /^(?:kann|muss|soll|darf|can|must|should)$/.test(head) &&
    !subjects.has(next) &&
    !determiners.has(next) &&
    !endsAsQuestion &&
    (!hasCodeAfter(own) || endsInAct)
  )
    return isNegated ? 'holds-off' : 'asks-act';
  if (dropsSubject(words, from) && !endsAsQuestion && !isPolite) return 'tells';
  if (auxiliaries.has(head) && words.length > from + 1) {
    const isInverted =
      subjects.has(next) ||
      determiners.has(next) ||
      endsAsQuestion ||
      next === '' ||
      !commandVerbs.has(head) ||
      /\d/.test(next) ||
      hasCodeAfter(own);
    if (!(head === 'do' && /^(?:the|a|an|me|it|this|that)$/.test(next)) && isInverted && !isPolite) return 'asks';
  }
  if (
    before !== null &&
    isAsking(before) &&
    /^(?:die|der|das|denen|that)$/.test(words[0] ?? '') &&
    hasFinite(words.slice(1)) &&
    from === 0
  )
    return 'asks';
  if (announces.test(text) && !isPolite) return 'holds-off';
  if (before === 'holds-off' && /^(?:wir|ich|er|sie|man)$/.test(next)) return 'tells';
  const headAt = own.filter(({ word }) => !isMark(word))[from];
  const headIndex = headAt === undefined ? -1 : tokens.indexOf(headAt);
  const isVerbHead =
    commandVerbs.has(head) ||
    actsAt.some(
      ({ at, concepts }) =>
        at[0] === headIndex &&
        !isReport(tokens[headIndex]?.word ?? '') &&
        !(concepts.every((one) => things.has(one)) && hasFinite(words)),
    );
  const hasSubject = subjects.has(head) || (determiners.has(head) && hasFinite(words));
  if (isPolite) return isNegated ? 'holds-off' : 'asks-act';
  if (wish.test(text) && !othersAct.test(text)) return isNegated ? 'holds-off' : 'asks-act';
  if (endsAsQuestion && !isVerbHead) return 'asks';
  if (isVerbHead && !hasSubject) return isNegated ? 'holds-off' : 'asks-act';
  if (endsBare) return isNegated ? 'holds-off' : 'asks-act';
  if (words.slice(2).some((word, index) => asksWithin.test(word) && !prepositions.has(words[index + 1] ?? '')))
    return 'asks';
  if (hasSubject || hasFinite(words) || othersAct.test(text) || ownPast.test(text)) return 'tells';
  if (isNegated) return 'holds-off';
  const last = words.findLast((word) => !politeWords.has(word)) ?? '';
  if (/(?:en|ern|eln)$/.test(last) && last.length > 4 && !/^ge/.test(last)) return 'asks-act';
  return 'names';
}

/** What follows `because` in the same breath is no part of what is asked. */
function untilReason(own: readonly HeardToken[]): readonly HeardToken[] {
  const at = own.findIndex(
    ({ word }, index) => index > 2 && /^(?:because|since|weil|da|denn|cause|cos|coz)$/.test(word),
  );
  return at < 0 ? own : own.slice(0, at);
}

const prepositions = setOf(
  'in to for from at on with by of under which zu in bei von fuer auf an mit aus nach about ueber',
);
const asksWithin = /^(?:whats|wheres|whos|hows|which|welches|welcher|welche)$/;

/** Concepts that are no acts: `price is wrong` asks for none. */
const things: ReadonlySet<string> = new Set(
  'line quantity date price terms shipping late outstanding delivery attribute stock parts mine schedule today company language form systems anything purchase-order work-order customer-asset warehouse product vendor payment-term ship-via broken map sync failure'.split(
    ' ',
  ),
);

/** Words by which somebody gives a verdict of their own. */
const verdict =
  /\b(?:by me|with me|from me|from my side|for me to go|my ok|my okay|my blessing|my approval|go ahead from|von mir aus|fuer mich|meinerseits|mein ok|mein okay|meinen segen|meine freigabe|meine zustimmung)\b/;

/** Whether the words do what they say: `approved.`, `I approve …`, `it is fine by me`, `got 5 of …`. */
function performs(
  own: readonly HeardToken[],
  words: readonly string[],
  from: number,
  acts: readonly Sign[],
  tokens: readonly HeardToken[],
): boolean {
  const said = own.filter(({ word }) => !isMark(word));
  const startsAt = (index: number): boolean =>
    acts.some(({ at }) => at[0] === tokens.indexOf(said[index] as HeardToken));
  if (words.length - from <= 1 && startsAt(from) && /(?:ed|t|en)$/.test(words[from] ?? '')) return true;
  if (/^(?:i|we|ich|wir)$/.test(words[from] ?? '') && startsAt(from + 1) && !isReport(words[from + 1] ?? ''))
    return true;
  if (/^(?:got|received)$/.test(words[from] ?? '') && /\d/.test(words.join(' '))) return true;
  return verdict.test(words.join(' ')) && acts.length > 0 && !words.some((word) => whWords.has(word));
}

/** `Hab mir die 109 angeschaut`, `… und hat alles abgeladen`: told with the subject left out, not asked. */
const dropsSubject = (words: readonly string[], from: number): boolean =>
  (/^(?:hab|habe|bin|hatte|musste|wollte)$/.test(words[from] ?? '') && !subjects.has(words[from + 1] ?? '')) ||
  (from === 1 &&
    /^(?:und|and)$/.test(words[0] ?? '') &&
    /^(?:hat|hatte|haben|has|had|ist|war|was)$/.test(words[1] ?? '') &&
    !subjects.has(words[2] ?? ''));

const knowing =
  /\b(?:tell|know|check|see|find out|wonder|wondering|sure|look|ask|say|weiss|weisst|wissen|sagen|sag|pruefen|pruef|schauen|schau|nachsehen|sehen|frage|fragt|gucken|guck)\b/;

const hasCodeAfter = (own: readonly HeardToken[]): boolean => own.some(({ kinds }) => kinds.length > 0);

const finite = setOf(
  `is are was were has have had will would can got gets came went comes goes says said wants wanted needs isnt wasnt arent werent hasnt havent didnt dont doesnt wont cant called calls asks asked keeps bought used changed made sent told thinks think took
  ist sind war waren hat haben hatte hatten wird werden wurde wurden kann will muss kam kamen ging sagt sagte meint fragt braucht steht stand liegt habe hab bin macht ruft drängelt wartet gibt nimmt zieht lehnt reicht holt legt schickt kümmert fährt bringt heisst`,
);

const hasFinite = (words: readonly string[]): boolean =>
  words.some((word) => finite.has(word) || /\p{L}{3,}ed$/u.test(word));

/** Whether an act in these words is negated: not where `not` sets something apart (`by Express, not Ground`). */
function negates(words: readonly string[]): boolean {
  const at = words.findIndex((word) => negations.has(word));
  if (at < 0) return false;
  const rest = words.slice(at + 1);
  if (/^(?:nicht|nich)$/.test(words[at] ?? '') || words[at] === 'not')
    return !(
      at > 3 &&
      rest.length > 0 &&
      rest.length <= 2 &&
      !/^(?:yet|now|noch|mehr|today|heute|einreichen|genehmigen|freigeben)$/.test(rest[0] ?? '') &&
      !/en$/.test(rest.at(-1) ?? '')
    );
  return true;
}
