import type { Person } from '../../records/face.ts';

/** Who reads in a room: nobody in particular, with no rights in either system, so that what is told there is neutral. */
export const nobody: Person = {
  aadObjectId: '',
  userPrincipalName: '',
  name: '',
  licences: { dataverse: false, financeOperations: false },
  systemUserId: null,
  personnelNumber: null,
  company: '',
  roles: [],
  approvalLimit: null,
  rights: { create: [], update: [] },
};
