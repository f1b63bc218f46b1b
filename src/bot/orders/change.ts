/** Changing an order there is: from what was said to a form or a confirmation, and from that to both systems. */
import type { Problem } from '../../connectors/port.ts';
import type { OrderOutcome, OrderView } from '../../procurement/face.ts';
import type { Finished } from '../actions/work.ts';
import type { Reply } from '../cards/reply.ts';
import { beginDraft, findDraft } from '../conversation/drafts.ts';
import { finishParked } from '../conversation/parked.ts';
import { noteFor } from '../conversation/notes.ts';
import { placeProblems } from '../conversation/problems.ts';
import { finishFormRefused } from '../conversation/refused.ts';
import { isShared, type Turn } from '../conversation/turn.ts';
import { writeNumber } from '../understanding/numbers.ts';
import { readLines } from '../understanding/order-lines.ts';
import { checkChange } from './change-check.ts';
import { inputFrom, keepChange, lineInput, newLineInput, type ChangeDraft } from './change-input.ts';
import { mostNewLines, seenOf, showChangeConfirmation, showChangeForm } from './change-form.ts';
import { differenceOf } from './difference.ts';
import { showOrder } from './show.ts';
import { isEditable, isOpenLine, mayMove, stageOf } from './stage.ts';
import { orderTopic } from './topic.ts';

/** What a sentence says is to be otherwise. */
export interface SpokenChange {
  readonly add?: string | undefined;
  readonly line?: string | undefined;
  readonly quantity?: string | undefined;
  readonly date?: string | undefined;
  readonly warehouse?: string | undefined;
  readonly shipVia?: string | undefined;
  readonly paymentTerm?: string | undefined;
  readonly remove?: string | undefined;
  readonly price?: string | undefined;
}

/** The form filled with the order, or the confirmation where the sentence said all; or what stands in the way. */
export async function beginChange(turn: Turn, order: OrderView, said: SpokenChange): Promise<Reply> {
  const { form: words, asking } = turn.texts.orderChanges;
  const barred = whyNot(turn, order);
  if (barred !== null) return showOrder(turn, order, { notice: barred });
  if (!mayMove(turn)) return showOrder(turn, order, { notice: asking.notYours });
  if (said.price !== undefined) return showOrder(turn, order, { notice: words.price });
  const open = order.lines.filter(isOpenLine);
  const named = said.line === undefined ? null : Number(said.line);
  if (named !== null && !open.some(({ lineNumber }) => lineNumber === named))
    return showOrder(turn, order, { notice: words.noLine(said.line ?? '') });
  // A quantity without a line is that of the only one.
  const [only, ...more] = open;
  const meant = named ?? (said.quantity !== undefined && more.length === 0 ? (only?.lineNumber ?? null) : null);
  const input = inputFrom(turn, order, meant === null ? [] : [meant]);
  const added = said.add === undefined ? [] : readLines(said.add, turn.texts.language);
  const ofLine = said.line !== undefined;
  const spoken = {
    ...input,
    date: said.date !== undefined && !ofLine ? said.date : input.date,
    warehouse: said.warehouse ?? input.warehouse,
    shipVia: said.shipVia ?? input.shipVia,
    paymentTerm: said.paymentTerm ?? input.paymentTerm,
    lines: input.lines.map((line) =>
      line.lineNumber === meant
        ? {
            ...line,
            quantity: said.quantity ?? line.quantity,
            date: ofLine && said.date !== undefined ? said.date : line.date,
            remove: said.remove !== undefined,
          }
        : line,
    ),
    added: added.slice(0, mostNewLines).map(({ product, quantity, unit }) => ({
      product,
      quantity: quantity === null ? '' : writeNumber(quantity, turn.texts.language),
      unit: unit ?? '',
    })),
  };
  const { number, version } = order;
  const values = { number, version, seen: seenOf(order), input: spoken, attempt: 0 };
  const id = await beginDraft(turn, 'order-change', values);
  const kept = await findDraft(turn, 'order-change', id);
  if (kept === null) return showOrder(turn, order);
  const begun = { ...values, id, draft: { ...kept, company: order.company }, company: order.company };
  const draft = await keepChange(turn, begun, {});
  const isSaid = Object.values(said).some((words) => words !== undefined);
  const top = added.length > mostNewLines ? [words.tooManyNew(mostNewLines)] : [];
  return isSaid && top.length === 0 ? reviewChange(turn, draft) : showChangeForm(turn, draft, { top });
}

/** From the form to the confirmation, or back with what is missing, open, or no different. */
export async function reviewChange(turn: Turn, draft: ChangeDraft): Promise<Reply> {
  const checked = await checkChange(turn, draft, draft.input);
  if (checked.change !== null) return showChangeConfirmation(turn, draft, checked);
  const kept = await keepChange(turn, draft, { input: checked.input });
  const top = checked.problems.size === 0 ? [turn.texts.orderChanges.form.nothing] : [];
  return showChangeForm(turn, kept, { at: checked.problems, offers: checked.offers, top });
}

/** Writes the change to both systems; a refusal brings the form back with each message at its field. */
export async function saveChange(turn: Turn, draft: ChangeDraft, requestId: string): Promise<Finished> {
  const { texts, services, person } = turn;
  const before = await services.procurement.askedBefore(requestId, draft, person);
  const outcome = before ?? (await write());
  if (outcome === null) return settled(await reviewChange(turn, await keepChange(turn, draft, { state: 'open' })));
  switch (outcome.kind) {
    case 'done': {
      const shown = showOrder(turn, outcome.order, { notice: texts.orderChanges.form.saved });
      await turn.desk.refresh(orderTopic(draft.company, draft.number), turn.activity);
      return settled(shown);
    }
    case 'refused':
      return showRefusal(turn, draft, outcome.problems);
    case 'parked':
      return finishParked(turn, draft.company, outcome);
  }

  /** Null when something has to be corrected first. */
  async function write(): Promise<OrderOutcome | null> {
    const { change } = await checkChange(turn, draft, draft.input);
    return change === null ? null : services.procurement.change(change, person, requestId);
  }
}

const settled = (reply: Reply): Finished => ({ reply, settled: true });

async function showRefusal(turn: Turn, draft: ChangeDraft, problems: readonly Problem[]): Promise<Finished> {
  const words = turn.texts.orderChanges.form;
  const title = turn.texts.orders.title(draft.number);
  if (problems.some(({ code }) => code === 'CHANGED_MEANWHILE')) {
    const order = await turn.services.procurement.order(draft.company, draft.number, turn.person);
    if (order === null) return settled(noteFor(turn, 'warning', title, words.gone));
    const barred = whyNot(turn, order);
    if (barred !== null) return settled(showOrder(turn, order, { notice: `${turn.texts.orders.movedOn} ${barred}` }));
    const renewed = await follow(turn, draft, order);
    const differences = differenceOf(turn, draft.seen, order);
    // What moved on names prices.
    if (!isShared(turn))
      return settled(await showChangeForm(turn, renewed, { differences: [words.movedOn, ...differences] }));
    const own = noteFor(turn, 'attention', title, words.movedOn, { points: differences.slice(0, 12) });
    return { ...settled(await showChangeForm(turn, renewed, { differences: [words.movedOn] })), own };
  }
  const open = await keepChange(turn, draft, { state: 'open' });
  const placed = placeProblems(turn, problems, (problem) => inputOf(problem, draft));
  return finishFormRefused(turn, title, placed, (at) => showChangeForm(turn, open, at));
}

/** The draft on the order as it is now: what the person did not touch follows it, what they typed stays. */
function follow(turn: Turn, draft: ChangeDraft, order: OrderView): Promise<ChangeDraft> {
  const { input, seen } = draft;
  const now = inputFrom(
    turn,
    order,
    input.lines.map(({ lineNumber }) => lineNumber),
  );
  const keep = (typed: string, before: string | null | undefined, current: string): string =>
    typed === (before ?? '') ? current : typed;
  const lines = now.lines.map((line) => {
    const typed = input.lines.find(({ lineNumber }) => lineNumber === line.lineNumber);
    const before = seen.lines.find(({ lineNumber }) => lineNumber === line.lineNumber);
    if (typed === undefined || before === undefined) return line;
    return {
      ...line,
      quantity: keep(typed.quantity, writeNumber(before.quantity, turn.texts.language), line.quantity),
      date: keep(typed.date, before.requestedDate, line.date),
      remove: typed.remove,
    };
  });
  return keepChange(turn, draft, {
    version: order.version,
    seen: seenOf(order),
    state: 'open',
    input: {
      date: keep(input.date, seen.requestedDate, now.date),
      warehouse: keep(input.warehouse, seen.warehouse, now.warehouse),
      shipVia: keep(input.shipVia, seen.shipVia, now.shipVia),
      paymentTerm: keep(input.paymentTerm, seen.paymentTerm, now.paymentTerm),
      lines,
      added: input.added,
    },
  });
}

/** Why the order cannot be changed as it stands; null when it can. Supply Chain Management judges at the save. */
function whyNot(turn: Turn, order: OrderView): string | null {
  const { form: words } = turn.texts.orderChanges;
  if (isEditable(order)) return null;
  if (!/^open/i.test(order.orderStatus)) return words.closed(order.orderStatus);
  switch (stageOf(order)) {
    case 'inreview':
      return words.inReview;
    case 'rejected':
      return words.rejected;
    case 'approved':
    case 'confirmed':
      return words.approved(order.approvalStatus);
    default:
      return words.closed(order.approvalStatus);
  }
}

const headerInputs: Readonly<Record<string, string>> = {
  RequestedDeliveryDate: 'date',
  DefaultReceivingWarehouseId: 'warehouse',
  DefaultReceivingSiteId: 'warehouse',
  DeliveryModeId: 'shipVia',
  PaymentTermsName: 'paymentTerm',
};

/** The input that a refusal is about; null when it is about none. */
function inputOf(problem: Problem, { input, seen }: ChangeDraft): string | null {
  if (problem.entity !== 'purchase-order-product' && problem.ref?.map !== 'purchase-order-product') {
    if (problem.field !== null) return headerInputs[problem.field] ?? null;
  }
  const said = Number(/\bline (\d+)\b/i.exec(problem.message)?.[1]);
  const number = problem.ref?.map === 'purchase-order-product' ? Number(problem.ref.key.at(-1)) : said;
  if (input.lines.some(({ lineNumber }) => lineNumber === number))
    return lineInput(number, problem.field === 'RequestedDeliveryDate' ? 'date' : 'quantity');
  const words = new Set(problem.message.split(/[^\p{L}\p{N}_-]+/u));
  const naming = input.added.flatMap(({ product }, index) => (words.has(product) ? [index + 1] : []));
  const after = number - Math.max(0, ...seen.lines.map(({ lineNumber }) => lineNumber));
  const index = naming[0] ?? (after >= 1 && after <= input.added.length ? after : input.added.length === 1 ? 1 : null);
  if (index === null || (problem.field === null && naming.length === 0)) return null;
  const fields: Readonly<Record<string, 'quantity' | 'unit'>> = {
    OrderedPurchaseQuantity: 'quantity',
    PurchaseUnitSymbol: 'unit',
  };
  return newLineInput(index, fields[problem.field ?? ''] ?? 'product');
}
