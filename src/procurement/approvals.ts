/** Approvals as Supply Chain Management's work items tell: whom they wait for, until when, who could take over, how they ended. */
import type { EndedWorkItem, Identity, PurchaseOrderService, WorkItem } from '../connectors/port.ts';
import type { Person, Records } from '../records/face.ts';
import type { Approval, Approver, EndedApproval, Procurement } from './face.ts';

interface ApprovalParts {
  readonly service: PurchaseOrderService;
  readonly records: Records;
}

const integration = { as: 'integration' } as const;

/** What each end of a work item is called as an act; one that only reopened an approved order ends no approval. */
const acts: Readonly<Record<string, EndedApproval['act']>> = {
  Approved: 'approve',
  Rejected: 'reject',
  ChangeRequested: 'requestChange',
  Recalled: 'recall',
  Delegated: 'delegate',
};

/** The part of procurement that reads approvals. */
export function createApprovals({
  service,
  records,
}: ApprovalParts): Pick<Procurement, 'approvers' | 'waiting' | 'waitingFor' | 'delegates' | 'ended'> {
  const named = async (items: readonly WorkItem[]): Promise<readonly Approver[]> => {
    const found = await Promise.all(
      items.map(async (item) => ({ item, person: await records.personOf(item.assignedTo) })),
    );
    return found.flatMap(({ item, person }) =>
      person === null
        ? []
        : [{ ...approvalOf(item), aadObjectId: person.aadObjectId.toLowerCase(), name: item.assignedToName }],
    );
  };
  return {
    approvers: async (company, purchaseOrderNumber) =>
      named(await service.workItems({ company, purchaseOrderNumber }, integration)),
    waiting: async () => named(await service.workItems({}, integration)),
    waitingFor: async (person) =>
      person.licences.financeOperations ? (await service.workItems({}, identityOf(person))).map(approvalOf) : [],
    delegates: async (company, number, person) =>
      person.licences.financeOperations ? service.delegates(company, number, identityOf(person)) : [],
    ended: async (company, number) =>
      (await service.workItemHistory(company, number))
        .flatMap(endOf)
        .toSorted((one, other) => one.at.localeCompare(other.at)),
  };
}

function identityOf({ aadObjectId, userPrincipalName }: Person): Identity {
  return { as: 'person', aadObjectId, userPrincipalName };
}

function approvalOf(item: WorkItem): Approval {
  return {
    workItem: item.id,
    company: item.company,
    number: item.purchaseOrderNumber,
    amount: item.amount,
    currency: item.currency,
    requestedBy: item.requestedBy,
    dueDate: item.dueDate,
    dueAt: item.dueAt,
    submittedAt: item.submittedAt,
    comment: item.comment,
    version: item.version,
  };
}

function endOf(item: EndedWorkItem): readonly EndedApproval[] {
  const act = acts[item.state];
  return act === undefined || item.endedAt === null
    ? []
    : [{ ...approvalOf(item), act, at: item.endedAt, by: item.endedByName ?? item.endedBy ?? '' }];
}
