import type { z } from 'zod';
import type { OrderSummary } from '../../procurement/face.ts';
import type { Found, RecordKind } from '../../records/face.ts';
import { momentOf } from '../conversation/times.ts';
import { isShared, type Turn } from '../conversation/turn.ts';
import type { Entry } from '../cards/listing.ts';
import type { Listing, ordersAsked } from '../records/listing.ts';
import { formatsFor } from '../texts/format.ts';
import { dayOf } from '../understanding/dates.ts';
import { statusShown } from './stage.ts';

/** More than this nobody pages through; a vendor or a warehouse narrows it. */
const mostOrders = 200;

type Asked = z.output<typeof ordersAsked> & { readonly company: string };

/** Open orders: those somebody ordered, of a vendor, for a warehouse, late ones; the first expected first. */
export async function listOpenOrders(turn: Turn, asked: Asked): Promise<Listing> {
  const { texts, services, person, sender } = turn;
  const words = texts.orderStatus.list;
  const { company, mine, late, vendor, warehouse } = asked;
  const today = dayOf(services.clock.now(), sender.timeZone);
  const found = await services.procurement.openOrders(
    {
      company,
      ...(mine && person.personnelNumber !== null ? { orderer: person.personnelNumber } : {}),
      ...(vendor === null ? {} : { vendor: foundOf('vendor', vendor, company) }),
      ...(warehouse === null ? {} : { warehouse: foundOf('warehouse', warehouse, company) }),
      ...(late ? { before: today } : {}),
    },
    person,
    mostOrders + 1,
  );
  const orders = found.slice(0, mostOrders);
  const title = words.of(mine ? words.mine : words.all, vendor?.name ?? '', warehouse?.key ?? '');
  const readAt = momentOf(turn, services.clock.now().toISOString());
  return {
    kind: 'order',
    title: late ? words.late(title) : title,
    text: found.length > mostOrders ? words.most(mostOrders) : words.count(orders.length),
    none: words.none,
    explanation: texts.records.readIn(
      texts.systems[person.licences.dataverse ? 'dataverse' : 'financeOperations'],
      readAt,
    ),
    entries: orders.map((order) => entryOf(turn, order, today)),
    page: (page) => ({
      title,
      request: 'list-purchase-orders',
      slots: {
        ...(mine ? { mine: 'my' } : {}),
        ...(late ? { late: 'late' } : {}),
        ...(vendor === null ? {} : { vendor: vendor.key }),
        ...(warehouse === null ? {} : { warehouse: warehouse.key }),
        company,
        page,
      },
    }),
  };
}

function entryOf(turn: Turn, order: OrderSummary, today: string): Entry {
  const { texts } = turn;
  const words = texts.orderStatus.list;
  const format = formatsFor(texts.locale);
  const { confirmedDate, requestedDate, lines } = order;
  const expected = confirmedDate ?? requestedDate;
  const when =
    expected === null ? '' : (confirmedDate === null ? words.requested : words.promised)(format.day(expected));
  const details = [
    statusShown(turn, order.approvalStatus),
    when,
    expected !== null && expected < today ? words.isLate : '',
    words.received(lines.received, lines.inPart, lines.all),
  ];
  const total = isShared(turn)
    ? ''
    : order.total === null
      ? texts.orders.notPriced
      : format.money(order.total, order.currency);
  return {
    heading: order.vendorName === '' ? order.number : `${order.number} – ${order.vendorName}`,
    detail: details.filter((part) => part !== '').join(' · '),
    aside: total,
    tooltip: words.open(order.number),
    map: '',
    company: order.company,
    key: order.number,
  };
}

function foundOf(
  kind: RecordKind,
  { key, name, id }: { readonly key: string; readonly name: string; readonly id: string | null },
  company: string,
): Found {
  return { kind, key, name, id, company, detail: '', place: null };
}
