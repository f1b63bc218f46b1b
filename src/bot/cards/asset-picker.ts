import { z } from 'zod';
import { choice, plain, shown } from './view.ts';
import { defineCard } from './template.ts';

const model = z.object({
  company: shown(20),
  draft: plain(60),
  words: plain(200),
  problem: shown(300),
  counted: shown(120),
  choices: z.array(choice),
  /** What the list suggests from while somebody types; empty where the choices are all that fit the words. */
  dataset: plain(100).default(''),
});

/** Picks an asset out of all there are: a search, and the choices it leaves. */
export const assetPickerCard = defineCard('asset-picker', model, (view, texts) =>
  [texts.cards['asset-picker'].title, view.problem, view.counted].filter((part) => part !== '').join(' '),
);
