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

/** More sites than this are typed, not picked: the card would grow too large. */
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
      site: { ...field('site'), choices: await siteChoices(turn, form.company, input.site) },
      kind: { ...field('kind'), choices: kindChoices(turn) },
      city: field('city'),
    },
    draftTopic(form.draft),
  );
}

async function siteChoices(turn: Turn, company: string, current: string): Promise<Choice[]> {
  const sites = await turn.services.records.choices(warehouseMap, properties.site, turn.person, company);
  if (sites.length > mostChoices) return [];
  const choices = sites.map((site) => ({ title: titleOf(site), value: site.key }));
  const known = current === '' || choices.some(({ value }) => value === current);
  return known ? choices : [{ title: current, value: current }, ...choices];
}

/** The kinds of warehouse that the map knows. */
function kindChoices(turn: Turn): Choice[] {
  const field = turn.services.sync.map(warehouseMap).fields.find(({ property }) => property === properties.kind);
  return Object.keys(field?.values ?? {}).map((value) => ({ title: turn.texts.warehouses.kind(value), value }));
}
