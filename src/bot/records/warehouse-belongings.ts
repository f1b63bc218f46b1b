import { formatsFor } from '../texts/format.ts';
import type { ReadBelongings } from './belonging.ts';

/** Figures on the card; the rest is counted. */
const mostFigures = 10;

/** What is in stock in a warehouse, with whose figures they are and when they were read. */
export const warehouseBelongings: ReadBelongings = async (turn, _map, found) => {
  const { texts, services, person, sender } = turn;
  const format = formatsFor(texts.locale);
  const all = await services.records.stockIn(found.key, found.company ?? turn.company, person);
  const stock = all.filter(({ available, onHand }) => available !== 0 || onHand !== 0);
  const [first] = stock;
  const source =
    first === undefined
      ? ''
      : texts.stock.source(
          texts.systems[first.system],
          format.time(first.readAt, services.clock.now(), sender.timeZone),
        );
  return {
    takesWorkOrder: false,
    groups: [
      {
        kind: 'plain',
        title: texts.stock.here(source),
        more: texts.records.more(Math.max(0, stock.length - mostFigures)),
        entries: stock.slice(0, mostFigures).map((figure) => ({
          heading:
            figure.productName === '' || figure.productName === figure.product
              ? figure.product
              : `${figure.product} – ${figure.productName}`,
          detail:
            figure.onHand === figure.available ? '' : texts.stock.line('', format.quantity(figure.onHand, figure.unit)),
          aside: format.quantity(figure.available, figure.unit),
          tooltip: '',
          map: '',
          company: '',
          key: '',
        })),
      },
    ],
  };
};
