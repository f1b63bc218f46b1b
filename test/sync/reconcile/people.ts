import type { Actor } from '../../../src/sync/face.ts';

/** The administrator of both systems. */
export const patti: Actor = {
  aadObjectId: '00000000-0000-0000-0000-0000000000024',
  userPrincipalName: 'pattif@example.com',
  name: 'Patti Fernandez',
  licences: { dataverse: true, financeOperations: true },
};

/** Nothing looks for changes by itself, so that what is planted stays until it is asked for. */
export const unwatched = { settings: { catchUpInterval: null } };
