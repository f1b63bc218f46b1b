/** What a turn may ask of the part of the bot that follows approvals. Types only. */
import type { Approver } from '../../procurement/face.ts';

/** A decision on an order, wherever it was taken. */
export interface TakenDecision {
  readonly company: string;
  readonly number: string;
  /** The version that was decided on. */
  readonly version: string;
  readonly act: 'approve' | 'reject' | 'requestChange' | 'recall' | 'delegate';
  /** Name of who decided. */
  readonly by: string;
  /** Entra object id of who decided; null where it is not known. */
  readonly byId: string | null;
  /** When (ISO). */
  readonly at: string;
  /** To whom it was given. */
  readonly to: string;
  readonly comment: string;
  /** Personnel number of who ordered; null where only the chat knows. */
  readonly requestedBy: string | null;
}

export interface ApprovalDesk {
  /** Tells approvers of what waits for them, once for each work item. Resolves to the names of those who were never met. */
  tellAll(approvers: readonly Approver[]): Promise<readonly string[]>;
  /** Notes a decision, and tells whoever requested the order, once. */
  decided(decision: TakenDecision): Promise<void>;
}
