import { z } from 'zod';
import { plain, shown } from './view.ts';
import { defineCard } from './template.ts';

/** A line of a list; pressing it shows the record, the work order or the purchase order that it names. */
const entry = z.object({
  heading: shown(100),
  detail: shown(140),
  /** At the right: a distance, a quantity, a state. */
  aside: shown(60),
  tooltip: plain(100),
  map: plain(60),
  company: plain(20),
  key: plain(100),
});

/** Lines of one kind under a heading of their own; empty where the card's own heading says it all. */
export const entryGroup = z.object({
  kind: z.enum(['record', 'workOrder', 'order', 'plain']),
  title: shown(120),
  entries: z.array(entry).max(10),
  /** What is not shown: `and 3 more`. */
  more: shown(80),
});

export type Entry = z.input<typeof entry>;
export type EntryGroup = z.input<typeof entryGroup>;

/** Lines that a card has room for. */
export const mostEntries = 15;

export const entryGroups = z
  .array(entryGroup)
  .max(3)
  .refine((groups) => groups.flatMap(({ entries }) => entries).length <= mostEntries, 'more lines than fit');

const page = z.object({ page: plain(6) });

const model = z.object({
  company: shown(20),
  search: plain(60),
  title: shown(160),
  text: shown(300),
  groups: entryGroups,
  counted: shown(80),
  explanation: shown(300),
  previous: z.array(page).max(1),
  next: z.array(page).max(1),
  /** One entry where a new record may be made here. */
  create: z.array(z.object({ map: plain(60), dataCompany: plain(20), title: plain(60) })).max(1),
  /** One entry where all warehouses by distance are a press away. */
  nearest: z.array(z.object({ search: plain(60) })).max(1),
});

/** A page of a list of records. */
export const listingCard = defineCard('listing', model, (view) =>
  [view.title, view.text, ...view.groups.flatMap(({ entries }) => entries.map(({ heading }) => heading)), view.counted]
    .filter((part) => part !== '')
    .join(' · '),
);
