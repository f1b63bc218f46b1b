/**
 * Cards: a view model is validated, then bound to the template `cards/<name>.card.json`. Templates are read and compiled once.
 * A card that lacks data or grew too large is never sent: its text goes instead, and the log tells.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GlobalSettings, Template } from 'adaptivecards-templating';
import type { z } from 'zod';
import { CodedError } from '../../errors.ts';
import type { Log } from '../ports.ts';
import type { Texts } from '../texts/texts.ts';
import { plainText } from './text.ts';
import type { Card, Reply } from './reply.ts';

/** Teams refuses larger messages; measured in UTF-8 bytes of the card alone. */
const largestCard = 25_000;

/** Stands where data is missing. Data itself never holds it: control characters are removed from it. */
const missing = '\u0000';

// The templating library has this one switch for the whole process. Without it a missing field shows as `${name}` to the person;
// an exception thrown from it is swallowed inside mixed text, so that a mark is left behind and found afterwards.
GlobalSettings.getUndefinedFieldValueSubstitutionString = (path) => `${missing}${path}${missing}`;

/** The compiled templates, in the words of one catalogue. */
export interface Cards {
  readonly texts: Texts;
  /** Throws `CARD_INVALID` when the view does not fit or the card would be incomplete or too large. */
  render(name: CardName, model: z.ZodTypeAny, view: unknown, fallbackText: string): Card;
  /** The same cards in another language. */
  in(texts: Texts): Cards;
  readonly log: Log;
}

/** Names of the templates, each with its words in the catalogue. */
export type CardName = keyof Texts['cards'];

/** A card as a function: view in, reply out, with `text` saying the same in words. */
export type CardFunction<Model extends z.ZodTypeAny> = ((
  cards: Cards,
  view: z.input<Model>,
  follows?: string,
) => Reply) & { readonly card: CardName; readonly model: Model };

/** Ties a template to the view model it takes; where the card would be too large, what `lesser` leaves of the view is shown instead. */
export function defineCard<Model extends z.ZodTypeAny>(
  name: CardName,
  model: Model,
  text: (view: z.input<Model>, texts: Texts) => string,
  lesser?: (view: z.input<Model>, texts: Texts) => z.input<Model>,
): CardFunction<Model> {
  const make = (cards: Cards, view: z.input<Model>, follows?: string): Reply => {
    const about = follows === undefined ? {} : { follows };
    const words = plainText(text(view, cards.texts), 600);
    const views = lesser === undefined ? [view] : [view, lesser(view, cards.texts)];
    const refusals: CodedError[] = [];
    for (const one of views) {
      try {
        return { text: words, card: cards.render(name, model, one, words), ...about };
      } catch (error) {
        if (!(error instanceof CodedError)) throw error;
        refusals.push(error);
      }
    }
    for (const { code, message } of refusals) cards.log.error('card not made', { card: name, code, message });
    return { text: words, card: null, ...about };
  };
  return Object.assign(make, { card: name, model });
}

/** Reads all templates of a folder. Throws `CARD_INVALID` when one is not JSON or holds an expression that does not parse. */
export function openCards(folder: string, texts: Texts, log: Log): Cards {
  const templates = new Map<string, Template>();
  for (const file of readdirSync(folder)) {
    if (!file.endsWith('.card.json')) continue;
    try {
      templates.set(file.replace('.card.json', ''), new Template(JSON.parse(readFileSync(join(folder, file), 'utf8'))));
    } catch (cause) {
      throw new CodedError('CARD_INVALID', `${file} is not a card template.`, { cause });
    }
  }
  const inWords = (texts: Texts): Cards => ({
    texts,
    log,
    in: inWords,
    render(name, model, view, fallbackText) {
      const template = templates.get(name);
      if (template === undefined) throw new CodedError('CARD_INVALID', `There is no template for the card ${name}.`);
      const parsed = model.safeParse(view);
      if (!parsed.success) {
        const issue = parsed.error.issues[0];
        throw new CodedError('CARD_INVALID', `${name}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`);
      }
      const root = { ...(parsed.data as Record<string, unknown>), t: texts.cards[name], all: texts.all };
      return complete(name, expand(name, template, root), fallbackText);
    },
  });
  return inWords(texts);
}

function expand(name: string, template: Template, root: Record<string, unknown>): unknown {
  try {
    return template.expand({ $root: root });
  } catch (cause) {
    throw new CodedError('CARD_INVALID', `${name} could not be filled.`, { cause });
  }
}

function complete(name: string, expanded: unknown, fallbackText: string): Card {
  const gap = firstGap(expanded, '');
  if (gap !== null) throw new CodedError('CARD_INVALID', `${name}: nothing to show at ${gap}.`);
  const { actions, ...rest } = expanded as Card;
  const card: Card = { ...rest, fallbackText, ...(actions === undefined || actions.length === 0 ? {} : { actions }) };
  const size = Buffer.byteLength(JSON.stringify(card));
  if (size > largestCard) throw new CodedError('CARD_INVALID', `${name} would have ${size} bytes.`);
  return card;
}

/** Path of the first value that is missing or null. */
function firstGap(value: unknown, path: string): string | null {
  if (value === null || value === undefined) return path;
  if (typeof value === 'string') return value.includes(missing) ? `${path} (${value.split(missing)[1] ?? ''})` : null;
  if (typeof value !== 'object') return null;
  for (const [key, inner] of Object.entries(value)) {
    const gap = firstGap(inner, `${path}/${key}`);
    if (gap !== null) return gap;
  }
  return null;
}
