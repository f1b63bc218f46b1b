import type { Cards } from '../cards/template.ts';
import { textsFor } from '../texts/catalogue.ts';
import { nobody } from './nobody.ts';
import { chosenCompany, chosenLanguage } from './preferences.ts';
import type { Conversation, Desk, References, RequestBook, Sender, Services, Turn } from './turn.ts';

/** Makes turns: for somebody who wrote or clicked, and for somebody who is written to. */
export interface Turns {
  /** Null when the sender has a licence for neither system. */
  open(sender: Sender, conversation: Conversation, activity: string | null): Promise<Turn | null>;
  /** A turn in which to write to somebody who wrote here before, or to a room; null when that is not possible. */
  forReader(reader: string, conversationId: string): Promise<Turn | null>;
  /** The cards in the words of somebody, whether or not they may do anything. */
  cardsFor(sender: Sender): Promise<Cards>;
}

interface TurnsParts {
  readonly services: Services;
  readonly desk: Desk;
  readonly requests: RequestBook;
  readonly cards: Cards;
  readonly references: References;
}

/** Looks up the person anew for each turn: licences and rights change. */
export function createTurns({ services, desk, requests, cards, references }: TurnsParts): Turns {
  const cardsFor: Turns['cardsFor'] = async ({ aadObjectId, locale }) =>
    cards.in(textsFor(locale, await chosenLanguage(services.memory, aadObjectId)));
  const open: Turns['open'] = async (sender, conversation, activity) => {
    const person = await services.records.person(sender.aadObjectId);
    if (person === null || (!person.licences.dataverse && !person.licences.financeOperations)) return null;
    await references.nameOf(person.userPrincipalName, sender.aadObjectId);
    const company = (await chosenCompany(services.memory, sender.aadObjectId)) ?? person.company;
    return turnOf({ sender, conversation, activity, person, company });
  };
  const turnOf = async (
    who: Pick<Turn, 'sender' | 'conversation' | 'activity' | 'person' | 'company'>,
  ): Promise<Turn> => {
    const own = await cardsFor(who.sender);
    return { services, desk, requests, texts: own.texts, cards: own, ...who };
  };
  return {
    open,
    cardsFor,
    async forReader(reader, conversationId) {
      const conversation = await references.conversation(conversationId);
      const sender = await references.sender(reader);
      if (conversation === null || sender === null) return null;
      return conversation.room?.id === reader
        ? turnOf({ sender, conversation, activity: null, person: nobody, company: '' })
        : open(sender, conversation, null);
    },
  };
}
