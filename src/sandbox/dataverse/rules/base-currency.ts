import type { Row } from '../../engine/model.ts';
import { text, type SaveRule } from './rule.ts';

/** The organisation's base currency, for a new row that holds amounts and names none. */
export const baseCurrency: SaveRule = async ({ work, table, operation, row }) => {
  const currencies = work.catalogue.byName.get('transactioncurrency');
  const concerned = table.columns.has('transactioncurrencyid') && table.logicalName !== 'transactioncurrency';
  if (currencies === undefined || !concerned || operation !== 'create' || row['transactioncurrencyid'] !== null) {
    return;
  }
  const [base] = await work.scope.query<Row>(
    `select ${currencies.primaryId} as id from ${currencies.sqlName} order by isocurrencycode <> 'USD', isocurrencycode limit 1`,
  );
  row['transactioncurrencyid'] = base === undefined ? null : text(base, 'id');
};
