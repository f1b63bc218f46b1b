import { workOrderEntry, recordEntry } from './entries.ts';
import type { ReadBelongings } from './belonging.ts';

/** Entries of a list on the card; the rest is counted. */
const mostEntries = 5;

/** What an asset is part of, its own parts, and the open work orders on it and its parts. */
export const assetBelongings: ReadBelongings = async (turn, map, found) => {
  const { texts, services, person } = turn;
  const { ancestors, parts } = await services.records.assetFamily(found, person);
  const work = await services.records.workOrdersOf([found, ...parts.map((part) => part.found)], person);
  const title = (text: string, count: number): string => `${text} (${count})`;
  return {
    takesWorkOrder: person.licences.dataverse,
    groups: [
      {
        kind: 'record',
        title: texts.assets.partOf,
        more: texts.records.more(Math.max(0, ancestors.length - mostEntries)),
        entries: ancestors.slice(-mostEntries).map((above) => recordEntry(turn, map, above)),
      },
      {
        kind: 'record',
        title: title(texts.assets.parts, parts.length),
        more: texts.records.more(Math.max(0, parts.length - mostEntries)),
        entries: parts
          .slice(0, mostEntries)
          .map((part) =>
            recordEntry(turn, map, part.found, { aside: part.depth > 1 ? texts.assets.level(part.depth) : '' }),
          ),
      },
      {
        kind: 'workOrder',
        title: title(texts.assets.work, work.length),
        more: texts.records.more(Math.max(0, work.length - mostEntries)),
        entries: work.slice(0, mostEntries).map((line) => workOrderEntry(turn, line)),
      },
    ],
  };
};
