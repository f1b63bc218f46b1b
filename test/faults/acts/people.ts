import type { Actor } from '../../../src/sync/face.ts';

/** Administrator of both systems. */
export const patti: Actor = {
  aadObjectId: '00000000-0000-0000-0000-0000000000024',
  userPrincipalName: 'pattif@example.com',
  name: 'Patti Fernandez',
  licences: { dataverse: true, financeOperations: true },
};
