import { z } from 'zod';
import { plain, shown } from './view.ts';
import { defineCard } from './template.ts';

const model = z.object({
  company: shown(20),
  search: plain(60),
  from: shown(160),
  explanation: shown(300),
  wanted: shown(200),
  items: z
    .array(
      z.object({
        id: plain(60),
        heading: shown(120),
        distance: shown(60),
        address: shown(160),
        stock: shown(200),
        tooltip: plain(120),
      }),
    )
    .max(8),
  counted: shown(80),
  previous: z.array(z.object({ page: plain(6) })).max(1),
  next: z.array(z.object({ page: plain(6) })).max(1),
});

/** A page of the complete list of warehouses, nearest first. */
export const nearestWarehousesCard = defineCard(
  'nearest-warehouses',
  model,
  (view, texts) =>
    `${texts.cards['nearest-warehouses'].title} ${view.from}: ${view.items
      .map((item) => `${item.heading}, ${item.distance}`)
      .join('; ')} (${view.counted})`,
);
