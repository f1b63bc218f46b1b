/** One work order on a card, and what is near it. */
import type { Place, WorkOrderStatus, WorkOrderView } from '../../records/face.ts';
import type { Reply } from '../cards/reply.ts';
import { workOrderCard } from '../cards/work-order.ts';
import type { Tone } from '../cards/view.ts';
import { linkButtons } from '../conversation/links.ts';
import { noteFor } from '../conversation/notes.ts';
import { rememberPlace } from '../conversation/places.ts';
import type { Turn } from '../conversation/turn.ts';
import { beginList } from '../records/lists.ts';
import { formatsFor, type Formats } from '../texts/format.ts';
import { keepSearch } from '../warehouses/nearest-list.ts';
import { workOrderTopic } from './topic.ts';

/** Name of the map of assets. */
const assetMap = 'customer-asset';

/** How a state looks: what waits for somebody stands out. */
const tones: Readonly<Record<WorkOrderStatus, Tone>> = {
  unscheduled: 'warning',
  scheduled: 'accent',
  inProgress: 'accent',
  completed: 'good',
  posted: 'good',
  canceled: 'default',
};

/** The card of a work order as Field Service has it now; a sentence for people who have no licence there, and for unknown numbers. */
export async function showWorkOrder(turn: Turn, number: string): Promise<Reply> {
  const read = await readWorkOrder(turn, number);
  return 'reply' in read ? read.reply : workOrderReply(turn, read.view);
}

/** The nearest warehouses and assets to a work order. */
export async function showNear(turn: Turn, number: string): Promise<Reply> {
  const { texts } = turn;
  const read = await readWorkOrder(turn, number);
  if ('reply' in read) return read.reply;
  const { place, company } = read.view;
  if (place === null) return noteFor(turn, 'warning', texts.notFound.position(read.view.number), '');
  return nearPlace(turn, { ...place, company: company ?? turn.company });
}

/** The nearest warehouses and assets to a place, of the company that the place belongs to. */
export async function nearPlace(turn: Turn, from: Place): Promise<Reply> {
  await rememberPlace(turn, from);
  const company = from.company ?? turn.company;
  const warehouses = await keepSearch(turn, { from, company });
  return beginList(turn, { kind: 'near', company, from, warehouses });
}

async function readWorkOrder(
  turn: Turn,
  number: string,
): Promise<{ readonly view: WorkOrderView } | { readonly reply: Reply }> {
  const { texts, services, person } = turn;
  const { title, text } = texts.workOrders.notYours;
  if (!person.licences.dataverse) return { reply: noteFor(turn, 'warning', title, text) };
  const view = await services.records.workOrderView(number, person);
  return view === null
    ? { reply: noteFor(turn, 'warning', texts.workOrders.unknown(number), texts.notFound.hint) }
    : { view };
}

function workOrderReply(turn: Turn, view: WorkOrderView): Reply {
  const { texts, services, sender } = turn;
  const format = formatsFor(texts.locale);
  const words = texts.cards['work-order'];
  const time = (at: string): string => format.time(at, services.clock.now(), sender.timeZone);
  const facts: [string, string | null][] = [
    [words.account, view.account],
    [words.address, view.address],
    [words.of, view.asset === null ? null : `${view.asset.key} – ${view.asset.name}`],
    [words.wanted, windowOf(view, format)],
    [words.priority, view.priority],
    [words.kind, view.type],
    [words.incident, view.incident],
  ];
  const reply = workOrderCard(
    turn.cards,
    {
      company: view.company ?? '',
      number: view.number,
      title: texts.workOrders.title(view.number),
      notice: '',
      text: view.summary,
      status: view.status === null ? '' : `${words.status}: ${texts.workOrders.statuses[view.status]}`,
      tone: view.status === null ? 'default' : tones[view.status],
      near: view.place !== null,
      facts: facts.flatMap(([title, value]) => (value === null || value === '' ? [] : [{ title, value }])),
      bookings: view.bookings
        .slice(0, 12)
        .map(({ resource, status, start, end }) => ({ text: words.booking(resource, time(start), time(end), status) })),
      asset: view.asset === null ? [] : [{ map: assetMap, company: view.company ?? turn.company, key: view.asset.key }],
      links: linkButtons(turn, view.links),
    },
    workOrderTopic(view.number),
  );
  return {
    ...reply,
    leads: {
      offers:
        view.asset === null
          ? []
          : [
              {
                title: `${view.asset.key} – ${view.asset.name}`,
                request: 'show-record',
                slots: { entity: assetMap, record: view.asset.key },
                company: view.company ?? turn.company,
              },
            ],
    },
  };
}

/** The days between which the work is wanted. */
function windowOf({ from, to }: WorkOrderView, format: Formats): string | null {
  const days = [...new Set([from, to].filter((date) => date !== null))].map((date) => format.day(date));
  return days.length === 0 ? null : days.join(' – ');
}
