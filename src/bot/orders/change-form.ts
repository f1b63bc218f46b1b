/** The cards a change of an order goes through before it is written: the form and the confirmation. */
import type { OrderView } from '../../procurement/face.ts';
import type { Found } from '../../records/face.ts';
import { orderChangeCard, orderChangeConfirmationCard } from '../cards/order-change.ts';
import type { Reply } from '../cards/reply.ts';
import { plainText } from '../cards/text.ts';
import type { Choice } from '../cards/view.ts';
import { draftTopic } from '../conversation/drafts.ts';
import { readingChoices } from '../conversation/picking.ts';
import { titleOf } from '../conversation/questions.ts';
import type { Turn } from '../conversation/turn.ts';
import type { CheckedChange } from './change-check.ts';
import { keepChange, lineInput, newLineInput, type ChangeDraft } from './change-input.ts';
import { mostLines } from './input.ts';
import { isOpenLine } from './stage.ts';

/** New lines on one form. */
export const mostNewLines = 5;

/** As many as can change at once: four of the header, three of each line on the form, new lines, and what goes along. */
const mostFacts = 4 + 3 * mostLines + mostNewLines + 2;

/** Bytes of the card left for choices, what a line and a choice take of them; what does not fit is typed and looked up. */
const bytes = { all: 16_500, line: 1_150, choice: 105 };

export interface ChangeFormState {
  readonly at?: ReadonlyMap<string, string>;
  readonly top?: readonly string[];
  readonly offers?: CheckedChange['offers'];
  readonly differences?: readonly string[];
}

/** The form, filled with the order as the person changed it so far. */
export async function showChangeForm(turn: Turn, draft: ChangeDraft, state: ChangeFormState = {}): Promise<Reply> {
  const { records } = turn.services;
  const { input, company, seen } = draft;
  const words = turn.texts.orderChanges.form;
  const reading = readingChoices(turn);
  const all = (map: string, property: string): Promise<readonly Found[]> =>
    reading.read(records.choices(map, property, turn.person, company));
  const [warehouses, shipVias, paymentTerms, products, units] = await Promise.all([
    all('purchase-order', 'DefaultReceivingWarehouseId'),
    all('purchase-order', 'DeliveryModeId'),
    all('purchase-order', 'PaymentTermsName'),
    input.added.length === 0 ? [] : all('purchase-order-product', 'ProductNumber'),
    input.added.length === 0 ? [] : all('purchase-order-product', 'PurchaseUnitSymbol'),
  ]);
  const form = (forChoices: number): Reply => {
    let left = forChoices;
    const field = (id: string, value: string, found: readonly Found[]) => {
      const offered = state.offers?.get(id);
      const from = offered ?? (found.length <= left ? found : []);
      left -= from.length;
      const choices: Choice[] = from.map((one) => ({ title: plainText(titleOf(one), 60), value: one.key }));
      const missing = value !== '' && choices.length > 0 && !choices.some((choice) => choice.value === value);
      return {
        value: missing && offered !== undefined ? '' : value,
        problem: state.at?.get(id) ?? '',
        choices: missing && offered === undefined ? [{ title: value, value }, ...choices] : choices,
      };
    };
    const typed = (id: string, value: string) => ({ value, problem: state.at?.get(id) ?? '' });
    const dated = (id: string, value: string) => typed(id, /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : '');
    const others = seen.lines.length - input.lines.length;
    return orderChangeCard(
      turn.cards,
      {
        company,
        draft: draft.id,
        title: words.title(draft.number),
        text: words.text,
        problems: reading
          .above(state.top ?? [])
          .slice(0, 12)
          .map((text) => ({ text })),
        differences: (state.differences ?? []).slice(0, 12).map((text) => ({ text })),
        date: dated('date', input.date),
        warehouse: field('warehouse', input.warehouse, warehouses),
        shipVia: field('shipVia', input.shipVia, shipVias),
        paymentTerm: field('paymentTerm', input.paymentTerm, paymentTerms),
        lines: input.lines.map(({ lineNumber, quantity, date, remove }) => ({
          number: String(lineNumber),
          heading: `${lineNumber}. ${seen.lines.find((line) => line.lineNumber === lineNumber)?.product ?? ''}`,
          quantity: typed(lineInput(lineNumber, 'quantity'), quantity),
          date: dated(lineInput(lineNumber, 'date'), date),
          remove: String(remove),
        })),
        others: others > 0 ? words.others(others) : '',
        added: input.added.map((line, index) => ({
          number: String(index + 1),
          product: field(newLineInput(index + 1, 'product'), line.product, products),
          quantity: typed(newLineInput(index + 1, 'quantity'), line.quantity),
          unit: field(newLineInput(index + 1, 'unit'), line.unit, units),
        })),
        more: input.added.length < mostNewLines ? [{ draft: draft.id }] : [],
      },
      draftTopic(draft.id),
    );
  };
  const lines = input.lines.length + input.added.length;
  const whole = form(Math.max(0, Math.floor((bytes.all - lines * bytes.line) / bytes.choice)));
  return whole.card === null ? form(0) : whole;
}

/** What changes, once more. Each confirmation shown is an operation of its own. */
export async function showChangeConfirmation(turn: Turn, before: ChangeDraft, checked: CheckedChange): Promise<Reply> {
  const draft = await keepChange(turn, before, {
    input: checked.input,
    attempt: before.attempt + 1,
    state: 'open',
  });
  const words = turn.texts.orderChanges.form;
  return orderChangeConfirmationCard(
    turn.cards,
    {
      company: draft.company,
      draft: draft.id,
      attempt: String(draft.attempt),
      title: words.confirm(draft.number),
      text: words.confirmText,
      facts: checked.differences.slice(0, mostFacts).map(({ title, value }) => ({ title, value })),
    },
    draftTopic(draft.id),
  );
}

/** The order as it is kept beside the form. */
export function seenOf(order: OrderView): ChangeDraft['seen'] {
  const { vendor, site, warehouse, requestedDate, paymentTerm, shipVia, currency, total } = order;
  const lines = order.lines.map(({ lineNumber, product, quantity, unit, price, received, ...line }) => ({
    lineNumber,
    product,
    quantity,
    unit,
    price,
    received,
    warehouse: line.warehouse,
    requestedDate: line.requestedDate,
    isOpen: isOpenLine(line),
  }));
  return { vendor, site, warehouse, requestedDate, paymentTerm, shipVia, currency, total, lines };
}
