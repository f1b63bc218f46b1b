/** The form for a new warehouse: its inputs, the canonical properties behind them, and the card. */
import { z } from 'zod';
import type { CanonicalRecord } from '../../maps/entity-map.ts';
import type { Choice } from '../cards/view.ts';
import { warehouseFormCard } from '../cards/warehouse-form.ts';
import type { Reply } from '../cards/reply.ts';
import { draftTopic } from '../conversation/drafts.ts';
import type { PlacedProblems } from '../conversation/problems.ts';
import { titleOf } from '../conversation/questions.ts';
import type { Turn } from '../conversation/turn.ts';

/** Name of the entity map the form writes. */
export const warehouseMap = 'warehouse';

const text = z.string().max(10_000).default('');

/** What the form sends; all of it may be empty, the systems say what they need. */
export const warehouseInput = z.object({ id: text, name: text, site: text, kind: text, city: text });

export type WarehouseInput = z.output<typeof warehouseInput>;

/** Canonical property of each input. */
const properties: Readonly<Record<keyof WarehouseInput, string>> = {
  id: 'WarehouseId',
  name: 'WarehouseName',
  site: 'OperationalSiteId',
  kind: 'WarehouseType',
  city: 'PrimaryAddressCity',
};

/** More choices than this are typed, not picked: the card would grow too large. */
const mostChoices = 80;

/** The input a refusal belongs to. */
export function inputOf(property: string | null): string | null {
  const found = Object.entries(properties).find(([, name]) => name === property);
  return found?.[0] ?? null;
}

/** Canonical values of what was filled in; what is empty is not spoken about. */
export function warehouseValues(input: WarehouseInput): CanonicalRecord {
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, property]) => {
      const value = input[name as keyof WarehouseInput].trim();
      return value === '' ? [] : [[property, value]];
    }),
  );
}

/** The form card with what was typed and what is wrong with it. */
export async function showWarehouseForm(
  turn: Turn,
  form: { readonly draft: string; readonly attempt: number; readonly input: WarehouseInput; readonly company: string },
  problems: PlacedProblems,
): Promise<Reply> {
  const { input } = form;
  const field = (name: keyof WarehouseInput) => ({ value: input[name], problem: problems.at.get(name) ?? '' });
  return warehouseFormCard(
    turn.cards,
    {
      company: form.company,
      draft: form.draft,
      attempt: String(form.attempt),
      problems: problems.top.map((line) => ({ text: line })),
      id: field('id'),
      name: field('name'),
      site: { ...field('site'), choices: await choicesOf(turn, form.company, properties.site, input.site) },
      kind: { ...field('kind'), choices: await choicesOf(turn, form.company, properties.kind, input.kind) },
      city: field('city'),
    },
    draftTopic(form.draft),
  );
}

/** What is filled in stays among the choices, even when it is none of the valid ones. */
async function choicesOf(turn: Turn, company: string, property: string, current: string): Promise<Choice[]> {
  const found = await turn.services.records.choices(warehouseMap, property, turn.person, company);
  if (found.length > mostChoices) return [];
  const choices = found.map((one) => ({ title: titleOf(one), value: one.key }));
  const known = current === '' || choices.some(({ value }) => value === current);
  return known ? choices : [{ title: current, value: current }, ...choices];
}
