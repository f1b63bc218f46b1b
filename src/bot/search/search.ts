/**
 * Searching outside a conversation: from the box where a message is composed, from an address that somebody pastes, from a field of
 * a card that suggests while somebody types. All of it reads as the person, and none of it writes.
 */
import { recordCard } from '../cards/record.ts';
import type { Card } from '../cards/reply.ts';
import { picker, readDataset } from '../conversation/picking.ts';
import type { Incoming } from '../conversation/core.ts';
import type { Turn } from '../conversation/turn.ts';
import type { Turns } from '../conversation/turns.ts';
import type { Log } from '../ports.ts';
import { titleOf } from '../conversation/questions.ts';
import { delegatesFitting } from '../approvals/delegates.ts';
import { peopleFitting } from '../failures/people.ts';
import { assetChoices, workOrderChoices } from '../work-orders/form.ts';
import { signInReasonOf } from '../sign-in/reason.ts';
import { titleWithKey } from '../records/values.ts';
import type { Found, RecordKind } from '../../records/face.ts';

/** One record found, with the card that goes into the message. */
export interface SearchResult {
  readonly title: string;
  readonly text: string;
  readonly card: Card;
}

export interface Suggestion {
  readonly title: string;
  readonly value: string;
}

export interface Search {
  /**
   * Records for a command of the compose box; empty for words that fit nothing, and for people without a licence. Throws
   * SIGN_IN_NEEDED, as `unfurl` does: there a person can do something about it.
   */
  compose(incoming: Incoming, command: string, words: string): Promise<readonly SearchResult[]>;
  /** The record behind a pasted address; null when it is none the person may read. */
  unfurl(incoming: Incoming, address: string): Promise<SearchResult | null>;
  /**
   * Values for a field of a card, best first, at most fifteen: the valid ones of a field of a map, or records of a kind. None for a
   * list that no field suggests from.
   */
  suggest(incoming: Incoming, dataset: string, words: string): Promise<readonly Suggestion[]>;
}

/** The commands of the compose box, as the manifest names them. */
export const composeCommands: ReadonlyMap<string, RecordKind> = new Map([
  ['searchOrders', 'purchase-order'],
  ['searchWarehouses', 'warehouse'],
  ['searchAssets', 'asset'],
]);

/** Lists that a field of a card may suggest from. */
const suggested = [
  'vendor',
  'product',
  'warehouse',
  'site',
  'asset',
  'account',
  'unit',
] as const satisfies RecordKind[];

const mostResults = 15;

export function createSearch({ turns, log }: { readonly turns: Turns; readonly log: Log }): Search {
  /** A search box has no room for an explanation: what cannot be read is logged and shows nothing, save that a sign-in is needed. */
  const reading = async <Result>(incoming: Incoming, nothing: Result, read: (turn: Turn) => Promise<Result>) => {
    try {
      const turn = await turns.open(incoming.sender, incoming.conversation, null);
      return turn === null ? nothing : await read(turn);
    } catch (error) {
      if (signInReasonOf(error) !== null) throw error;
      log.warn('search failed', { reason: error instanceof Error ? error.message : 'unknown' });
      return nothing;
    }
  };
  const find = async (turn: Turn, kind: RecordKind, words: string): Promise<readonly Found[]> => {
    const found = await turn.services.records.find(kind, words, turn.person, 4 * mostResults);
    return found.filter(({ company }) => company === null || company === turn.company).slice(0, mostResults);
  };

  return {
    compose: (incoming, command, words) =>
      reading(incoming, [], async (turn) => {
        const kind = composeCommands.get(command);
        return kind === undefined ? [] : (await find(turn, kind, words)).map((found) => resultOf(turn, found));
      }),
    unfurl: (incoming, address) =>
      reading(incoming, null, async (turn) => {
        const found = await turn.services.records.addressed(address, turn.person);
        return found === null ? null : resultOf(turn, found);
      }),
    suggest: (incoming, dataset, words) =>
      reading<readonly Suggestion[]>(incoming, [], async (turn) => {
        const field = readDataset(dataset);
        if (field !== null) {
          const { map, property, company } = field;
          if (map === picker) return (await picked(turn, property, company, words)).slice(0, mostResults);
          const valid = await turn.services.records.choices(map, property, turn.person, company, words);
          return valid.slice(0, mostResults).map((one) => ({ title: titleWithKey(one), value: one.key }));
        }
        const kind = suggested.find((one) => one === dataset);
        if (kind === undefined) return [];
        return (await find(turn, kind, words)).map(({ key, name }) => ({
          title: name === key ? key : `${key} ${name}`,
          value: key,
        }));
      }).catch((error: unknown) => unsuggested(error)),
  };
}

/** What a list of what is no field of a map suggests. */
async function picked(turn: Turn, kind: string, within: string, words: string): Promise<readonly Suggestion[]> {
  switch (kind) {
    case 'asset':
      return assetChoices(turn, within, words);
    case 'work-order':
      return (await workOrderChoices(turn, within, words)).map((one) => ({ title: titleOf(one), value: one.key }));
    case 'delegate':
      return delegatesFitting(turn, within, words);
    case 'person':
      return peopleFitting(turn, within, words);
    default:
      return [];
  }
}

/** A field that suggests cannot ask anybody to sign in: the form it is on does, once it is sent. */
function unsuggested(error: unknown): readonly Suggestion[] {
  if (signInReasonOf(error) !== null) return [];
  throw error;
}

/** A neutral card: others in the conversation read it too. What it leads to, each reads with their own rights. */
function resultOf(turn: Turn, found: Found): SearchResult {
  const { key, name, detail, company } = found;
  const title = name === key ? key : `${key} ${name}`;
  const links = turn.services.records
    .linksTo(found, turn.person)
    .map(({ title: words, url }) => ({ title: words, url }));
  const { card } = recordCard(turn.cards, { company: company ?? '', title, text: detail, facts: [], links });
  return { title, text: detail, card: card ?? fallbackCard(title) };
}

function fallbackCard(text: string): Card {
  return { type: 'AdaptiveCard', version: '1.5', fallbackText: text, body: [{ type: 'TextBlock', wrap: true, text }] };
}
