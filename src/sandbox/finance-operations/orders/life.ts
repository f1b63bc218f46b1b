/** What can be done to an order as a whole through its approval. */
export type Act = 'submit' | 'recall' | 'approve' | 'reject' | 'requestChange' | 'confirm';

export type ApprovalStatus =
  'Draft' | 'InReview' | 'Rejected' | 'Approved' | 'InExternalReview' | 'Finalized' | 'Confirmed';

/**
 * The life of an order's approval. A missing pair is refused. Under change management an order begins as Draft, otherwise as
 * Approved; only Approved orders can be confirmed, and Finalized is the end.
 */
const transitions: Readonly<Record<Act, Readonly<Partial<Record<ApprovalStatus, ApprovalStatus>>>>> = {
  submit: { Draft: 'InReview', Rejected: 'InReview' },
  recall: { InReview: 'Draft', Rejected: 'Draft' },
  approve: { InReview: 'Approved' },
  reject: { InReview: 'Rejected' },
  requestChange: { InReview: 'Draft', Approved: 'Draft', Confirmed: 'Draft' },
  confirm: { Approved: 'Confirmed' },
};

const spoken: Readonly<Record<Act, string>> = {
  submit: 'submitted to workflow',
  recall: 'recalled',
  approve: 'approved',
  reject: 'rejected',
  requestChange: 'sent back for change',
  confirm: 'confirmed',
};

/** Labels of the approval statuses, as messages show them. */
const approvalLabels: Readonly<Record<ApprovalStatus, string>> = {
  Draft: 'Draft',
  InReview: 'In review',
  Rejected: 'Rejected',
  Approved: 'Approved',
  InExternalReview: 'In external review',
  Finalized: 'Finalized',
  Confirmed: 'Confirmed',
};

/** The status after the act, or the sentence that refuses it. */
export function transition(
  act: Act,
  status: ApprovalStatus,
  orderNumber: string,
): { readonly to: ApprovalStatus } | { readonly refusal: string } {
  const to = transitions[act][status];
  if (to) return { to };
  return {
    refusal: `Purchase order ${orderNumber} cannot be ${spoken[act]} because its approval status is ${approvalLabels[status]}.`,
  };
}
