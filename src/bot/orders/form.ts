/** The cards an order goes through before it is written: the form and the confirmation. */
import type { Problem } from '../../connectors/port.ts';
import type { Found } from '../../records/face.ts';
import { plainText } from '../cards/text.ts';
import type { Choice } from '../cards/view.ts';
import { orderConfirmationCard } from '../cards/order-confirmation.ts';
import { orderFormCard } from '../cards/order-form.ts';
import type { Reply } from '../cards/reply.ts';
import { changeDraft, draftTopic, type Draft } from '../conversation/drafts.ts';
import { datasetOf, firstChoices, pickerOf, readingChoices } from '../conversation/picking.ts';
import { titleOf } from '../conversation/questions.ts';
import type { Turn } from '../conversation/turn.ts';
import { formatsFor } from '../texts/format.ts';
import { workOrderChoices } from '../work-orders/form.ts';
import { readNumber } from '../understanding/numbers.ts';
import type { CheckedOrder } from './check.ts';
import { lineField, mostLines, type LineInput, type OrderInput } from './input.ts';

const orderMap = 'purchase-order';
const lineMap = 'purchase-order-product';

/**
 * Bytes of the card left for choices, what a line and a choice take of them. An input whose choices do not fit shows the first of them
 * and suggests the others while somebody types; beside it stands a plain field for clients that cannot, whose words are looked up. So
 * the form works with a catalogue of any size.
 */
const bytes = { all: 19_000, line: 1_500, choice: 105 };

/** What is wrong with the form, by input id, and above it. */
export interface FormProblems {
  readonly at: ReadonlyMap<string, string>;
  readonly top: readonly string[];
  readonly offers?: CheckedOrder['offers'];
}

/** What is wrong with the form as a whole. */
export const atTop = (reason: string): FormProblems => ({ at: new Map(), top: [reason] });

/** The input that a refusal is about; null when it is about none. */
export function orderInputOf(problem: Problem, input: OrderInput): string | null {
  const line = lineOf(problem, input);
  const header: Readonly<Record<string, string>> = {
    OrderVendorAccountNumber: 'vendor',
    InvoiceVendorAccountNumber: 'vendor',
    DefaultReceivingSiteId: 'site',
    DefaultReceivingWarehouseId: 'warehouse',
    RequestedDeliveryDate: 'date',
  };
  const lines: Readonly<Record<string, keyof LineInput>> = {
    ProductNumber: 'product',
    ItemNumber: 'product',
    OrderedPurchaseQuantity: 'quantity',
    PurchaseUnitSymbol: 'unit',
  };
  if (problem.field === null) return inputNamedIn(problem.message, input);
  const ofLine = lines[problem.field];
  if (ofLine !== undefined) return line === null ? null : lineField(line, ofLine);
  if (problem.entity === lineMap) {
    return problem.field === 'ReceivingWarehouseId' ? 'warehouse' : problem.field === 'ReceivingSiteId' ? 'site' : null;
  }
  return header[problem.field] ?? null;
}

/** The input whose value a message quotes, when it is only one: `Item 'P-220' is blocked` is about the line that orders P-220. */
function inputNamedIn(message: string, input: OrderInput): string | null {
  const words = new Set(message.split(/[^\p{L}\p{N}_-]+/u));
  const named = [
    ...(words.has(input.vendor) && input.vendor !== '' ? ['vendor'] : []),
    ...(words.has(input.warehouse) && input.warehouse !== '' ? ['warehouse'] : []),
    ...input.lines.flatMap(({ product }, index) =>
      product !== '' && words.has(product) ? [lineField(index + 1, 'product')] : [],
    ),
  ];
  return named.length === 1 ? (named[0] ?? null) : null;
}

/** The line a refusal is about, counted from 1: by its key, else by the product its message names, else the only one. */
function lineOf(problem: Problem, input: OrderInput): number | null {
  if (problem.entity !== lineMap && problem.ref?.map !== lineMap) return input.lines.length === 1 ? 1 : null;
  const number = Number(problem.ref?.key.at(-1));
  if (Number.isInteger(number) && number >= 1 && number <= input.lines.length) return number;
  const named = input.lines.flatMap((line, index) =>
    line.product !== '' && problem.message.includes(line.product) ? [index + 1] : [],
  );
  if (named.length === 1) return named[0] ?? null;
  return input.lines.length === 1 ? 1 : null;
}

/** The form, with what was filled in and what is wrong. */
export async function showOrderForm(
  turn: Turn,
  id: string,
  draft: Draft,
  input: OrderInput,
  problems: FormProblems,
): Promise<Reply> {
  const { records } = turn.services;
  const { company } = draft;
  const reading = readingChoices(turn);
  const all = (map: string, property: string): Promise<readonly Found[]> =>
    reading.read(records.choices(map, property, turn.person, company));
  const [vendors, sites, warehouses, products, units, workOrders] = await Promise.all([
    all(orderMap, 'OrderVendorAccountNumber'),
    all(orderMap, 'DefaultReceivingSiteId'),
    all(orderMap, 'DefaultReceivingWarehouseId'),
    all(lineMap, 'ProductNumber'),
    all(lineMap, 'PurchaseUnitSymbol'),
    reading.read(workOrderChoices(turn, company, '')),
  ]);
  const form = (forChoices: number): Reply => {
    let left = forChoices;
    const field = (fieldId: string, value: string, found: readonly Found[], dataset = '') => {
      const offered = problems.offers?.get(fieldId);
      if (offered === undefined && found.length > left && dataset !== '')
        return suggesting(fieldId, value, found, dataset);
      const from = offered ?? (found.length <= left ? found : []);
      left -= from.length;
      const choices: Choice[] = from.map((one) => ({ title: plainText(titleOf(one), 60), value: one.key }));
      const missing = value !== '' && choices.length > 0 && !choices.some((choice) => choice.value === value);
      return {
        value: missing && offered !== undefined ? '' : value,
        problem: problems.at.get(fieldId) ?? '',
        choices: missing && offered === undefined ? [{ title: value, value }, ...choices] : choices,
      };
    };
    /** A list of the first choices, which suggests the others. */
    const suggesting = (fieldId: string, value: string, found: readonly Found[], dataset: string) => {
      const known = found.find(({ key }) => key === value);
      const from = [
        ...new Set([...(known === undefined ? [] : [known]), ...found.slice(0, Math.min(firstChoices, left))]),
      ];
      left -= from.length;
      return {
        value: known?.key ?? '',
        typed: known === undefined ? value : '',
        problem: problems.at.get(fieldId) ?? '',
        choices: from.map((one) => ({ title: plainText(titleOf(one), 60), value: one.key })),
        dataset,
      };
    };
    const typed = (fieldId: string, value: string) => ({ value, problem: problems.at.get(fieldId) ?? '' });
    const top = [...reading.above(problems.top), ...(problems.at.has('lines') ? [problems.at.get('lines') ?? ''] : [])];
    return orderFormCard(
      turn.cards,
      {
        company,
        draft: id,
        problems: top.map((text) => ({ text })),
        vendor: field('vendor', input.vendor, vendors, datasetOf(orderMap, 'OrderVendorAccountNumber', company)),
        site: field('site', input.site, sites, datasetOf(orderMap, 'DefaultReceivingSiteId', company)),
        warehouse: field(
          'warehouse',
          input.warehouse,
          warehouses,
          datasetOf(orderMap, 'DefaultReceivingWarehouseId', company),
        ),
        date: typed('date', /^\d{4}-\d{2}-\d{2}$/.test(input.date) ? input.date : ''),
        workOrder:
          workOrders.length > firstChoices
            ? suggesting('workOrder', input.workOrder, workOrders, pickerOf('work-order', company))
            : field('workOrder', input.workOrder, workOrders),
        lines: input.lines.map((line, index) => ({
          number: String(index + 1),
          product: field(
            lineField(index + 1, 'product'),
            line.product,
            products,
            datasetOf(lineMap, 'ProductNumber', company),
          ),
          quantity: typed(lineField(index + 1, 'quantity'), line.quantity),
          unit: field(lineField(index + 1, 'unit'), line.unit, units),
          remove: input.lines.length > 1 ? turn.texts.cards['order-form'].remove(String(index + 1)) : '',
        })),
        more: input.lines.length < mostLines ? [{ draft: id }] : [],
      },
      draftTopic(id),
    );
  };
  const whole = form(Math.floor((bytes.all - input.lines.length * bytes.line) / bytes.choice));
  const dialog = { title: turn.texts.openAsDialog, verb: 'purchaseOrder.edit', data: { draft: id } };
  return { ...(whole.card === null ? form(0) : whole), dialog };
}

/** The confirmation of an order that can be sent. Each one shown is an operation of its own. */
export async function showOrderConfirmation(
  turn: Turn,
  id: string,
  draft: Draft,
  checked: CheckedOrder,
  attempt: number,
): Promise<Reply> {
  await changeDraft(turn, id, { ...draft, state: 'open', values: { input: checked.input, attempt } });
  const words = turn.texts.cards['order-confirmation'];
  const format = formatsFor(turn.texts.locale);
  const { input, names } = checked;
  const fact = (title: string, value: string) => (value === '' ? [] : [{ title, value }]);
  return orderConfirmationCard(
    turn.cards,
    {
      company: draft.company,
      draft: id,
      attempt: String(attempt),
      facts: [
        ...fact(words.vendor, names.get('vendor') ?? input.vendor),
        ...fact(words.site, names.get('site') ?? input.site),
        ...fact(words.warehouse, names.get('warehouse') ?? input.warehouse),
        ...fact(words.date, input.date === '' ? '' : format.day(input.date)),
        ...fact(words.workOrder, names.get('workOrder') ?? input.workOrder),
      ],
      lines: input.lines.map((line, index) => ({
        text: words.line(
          String(index + 1),
          format.quantity(readNumber(line.quantity, turn.texts.language) ?? 0, line.unit === '' ? null : line.unit),
          names.get(lineField(index + 1, 'product')) ?? line.product,
        ),
      })),
    },
    draftTopic(id),
  );
}
