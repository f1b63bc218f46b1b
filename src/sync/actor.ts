/** On whose behalf something happens, and in which systems that person may act in their own name. */
export interface Actor {
  readonly aadObjectId: string;
  readonly userPrincipalName: string;
  readonly name: string;
  readonly licences: { readonly dataverse: boolean; readonly financeOperations: boolean };
}
