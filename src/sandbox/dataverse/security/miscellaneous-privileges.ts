/** The right to send `CallerObjectId` or `MSCRMCallerID`. */
export const actOnBehalf = 'prvActOnBehalfOfAnotherUser';

/** The right to send `MSCRM.BypassCustomPluginExecution`. */
export const bypassPlugins = 'prvBypassCustomPlugins';

/** The right to send `MSCRM.BypassBusinessLogicExecution`. */
export const bypassLogic = 'prvBypassCustomBusinessLogic';

/** The right to give roles to users. */
export const assignRole = 'prvAssignRole';

/** Rights to change the metadata, by what they are about. */
export const customizing = {
  table: { create: 'prvCreateEntity', write: 'prvWriteEntity', delete: 'prvDeleteEntity' },
  column: { create: 'prvCreateAttribute', write: 'prvWriteAttribute', delete: 'prvDeleteAttribute' },
  relationship: { create: 'prvCreateRelationship', delete: 'prvDeleteRelationship' },
  optionSet: { create: 'prvCreateOptionSet', delete: 'prvDeleteOptionSet' },
  publish: 'prvPublishCustomization',
} as const;

/** The names of {@link customizing}. */
export const customizingPrivileges: readonly string[] = Object.values(customizing).flatMap((names) =>
  typeof names === 'string' ? [names] : Object.values(names),
);

/** Rights that belong to no table. */
export const miscellaneousPrivileges: readonly string[] = [
  actOnBehalf,
  assignRole,
  bypassPlugins,
  bypassLogic,
  ...customizingPrivileges,
];
