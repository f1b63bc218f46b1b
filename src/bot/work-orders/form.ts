/** The two cards of a new work order: the picker over all assets, and the form. */
import { z } from 'zod';
import type { Found } from '../../records/face.ts';
import { assetPickerCard } from '../cards/asset-picker.ts';
import type { Reply } from '../cards/reply.ts';
import { plainText } from '../cards/text.ts';
import type { Choice } from '../cards/view.ts';
import { workOrderFormCard } from '../cards/work-order-form.ts';
import { draftTopic } from '../conversation/drafts.ts';
import { pickerOf, readingChoices } from '../conversation/picking.ts';
import { placeModel } from '../conversation/places.ts';
import { titleOf } from '../conversation/questions.ts';
import type { Turn } from '../conversation/turn.ts';

const foundModel: z.ZodType<Found> = z.object({
  kind: z.literal('asset'),
  key: z.string(),
  name: z.string(),
  detail: z.string(),
  id: z.string().nullable(),
  company: z.string().nullable(),
  place: placeModel.nullable(),
});

export const workOrderValues = z.object({
  asset: foundModel.nullable(),
  kind: z.string(),
  summary: z.string(),
  attempt: z.number(),
});

export type WorkOrderValues = z.output<typeof workOrderValues>;

/** More assets than anybody has: all of them are looked through, whichever company they are of. */
const allAssets = 5_000;

/** Bytes of the card for assets to pick from; with more than fit, the search narrows them. */
const bytesForChoices = 20_000;

/** As many choices as the card has room for. */
function fitting(choices: readonly Choice[]): Choice[] {
  let left = bytesForChoices;
  const end = choices.findIndex((choice) => (left -= Buffer.byteLength(JSON.stringify(choice)) + 1) < 0);
  return choices.slice(0, end === -1 ? choices.length : end);
}

/** What an asset is picked by: its row, since numbers may repeat between companies. */
const valueOf = (asset: Found): string => asset.id ?? asset.key;

/** The picker with the assets that the words leave; no words leave all of them. */
export async function showAssetPicker(
  turn: Turn,
  draft: string,
  company: string,
  words: string,
  problem: string,
): Promise<Reply> {
  const found = await assetChoices(turn, company, words);
  const shown = fitting(found);
  const text = turn.texts.workOrders;
  return assetPickerCard(
    turn.cards,
    {
      company,
      draft,
      words,
      problem: found.length === 0 ? text.noAsset(words) : problem,
      counted:
        found.length === 0
          ? ''
          : found.length > shown.length
            ? text.firstAssets(shown.length)
            : text.assets(shown.length),
      choices: shown,
      dataset: found.length > shown.length ? pickerOf('asset', company) : '',
    },
    draftTopic(draft),
  );
}

/** The assets of a company that words leave, as the person may see them, to pick from. */
export async function assetChoices({ services, person }: Turn, company: string, words: string): Promise<Choice[]> {
  const found = await services.records.find('asset', words, person, allAssets);
  return found
    .filter((one) => isOf(one, company))
    .map((asset) => ({ title: plainText(titleOf(asset), 70), value: valueOf(asset) }));
}

/** Work orders that are looked through for a list to pick from. */
const mostWorkOrders = 200;

/** The work orders of a company that words leave, as the person may see them. */
export async function workOrderChoices({ services, person }: Turn, company: string, words: string): Promise<Found[]> {
  const found = await services.records.find('work-order', words, person, mostWorkOrders);
  return found.filter((one) => isOf(one, company));
}

/** The asset picked; null when it is no longer among those the person may see. */
export async function assetById(turn: Turn, company: string, value: string): Promise<Found | null> {
  const { records } = turn.services;
  const all = await records.find('asset', '', turn.person, allAssets);
  return all.find((asset) => isOf(asset, company) && valueOf(asset) === value) ?? null;
}

/** The form for an asset, with what was typed and what is wrong. */
export async function showWorkOrderForm(
  turn: Turn,
  draft: string,
  company: string,
  values: WorkOrderValues,
  problems: readonly string[],
  kindProblem = '',
): Promise<Reply> {
  const { services, person, texts } = turn;
  const reading = readingChoices(turn);
  const all = await reading.read(services.records.find('work-order-type', '', person, 60));
  const kinds = all.filter((one) => isOf(one, company));
  const words = texts.cards['work-order-form'];
  const { asset } = values;
  const form = workOrderFormCard(
    turn.cards,
    {
      company,
      draft,
      attempt: String(values.attempt),
      problems: reading.above(problems).map((text) => ({ text })),
      facts:
        asset === null
          ? []
          : [
              { title: words.asset, value: `${asset.key} – ${asset.name}` },
              ...(asset.detail === '' ? [] : [{ title: words.detail, value: asset.detail }]),
            ],
      kind: {
        value: values.kind,
        problem: kindProblem,
        choices: kinds.map(({ key, name }) => ({ title: name === '' ? key : name, value: key })),
      },
      summary: { value: values.summary, problem: '' },
    },
    draftTopic(draft),
  );
  if (asset === null) return form;
  const data = { draft, asset: valueOf(asset) };
  return { ...form, dialog: { title: texts.openAsDialog, verb: 'workOrder.pickAsset', data } };
}

function isOf(found: Found, company: string): boolean {
  return found.company === null || found.company === company;
}
