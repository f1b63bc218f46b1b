/** The words of Supply Chain Management for the states of orders. */

/** Labels of `DocumentApprovalStatus` as Supply Chain Management shows them (Microsoft's page on approval and confirmation). */
export const approvalTitles: Readonly<Record<string, string>> = {
  Draft: 'Draft',
  InReview: 'In review',
  Rejected: 'Rejected',
  Approved: 'Approved',
  InExternalReview: 'In external review',
  Finalized: 'Finalized',
  Confirmed: 'Confirmed',
};

/** Labels of `PurchStatus`; `Backorder` is shown as open order (Microsoft's purchase order overview). */
export const statusTitles: Readonly<Record<string, string>> = {
  None: 'None',
  Backorder: 'Open order',
  Received: 'Received',
  Invoiced: 'Invoiced',
  Canceled: 'Canceled',
};

/** What Supply Chain Management calls an approval status. */
export const approvalTitle = (symbol: string | null): string =>
  symbol === null ? 'Not known' : (approvalTitles[symbol] ?? symbol);

/** What it calls the status of an order or a line. */
export const statusTitle = (symbol: string | null): string =>
  symbol === null ? 'Not known' : (statusTitles[symbol] ?? symbol);
