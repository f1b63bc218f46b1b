/** English: changes of an order there is, and what changed since it was approved. */

export const englishOrderChanges = {
  inOwnChat: 'Changes name prices, so I tell them in our own chat.',
  noApproval: (company: string) =>
    `Company ${company} has no approval of orders: an order there is approved as soon as it is saved.`,
  neverApproved: 'As far as I know it was never approved.',
  approvedBy: (by: string, at: string) => `Last approved by ${by} at ${at}.`,
  approvedElsewhere: (at: string) => `Last approved in Supply Chain Management; I saw it so at ${at}.`,
  since: 'Since then:',
  same: 'Nothing changed since then.',
  stillApproved: 'It is still as it was approved.',
  than: 'Other than in the approval before:',
  sameBefore: 'The approval before was of the same.',
  onlyApproval: 'I know of no approval before.',
};
