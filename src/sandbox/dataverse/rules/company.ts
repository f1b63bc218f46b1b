import { refusedByPlugin } from '../errors.ts';
import { changes, type SaveRule } from './rule.ts';

/** Once saved, a row stays in its company. The documentation states the rule and not its words, so these are the stand-in's own. */
export const companyStays: SaveRule = (saving) => {
  const { table, before } = saving;
  if (before !== null && (before['msdyn_company'] ?? null) !== null && changes(saving, 'msdyn_company')) {
    throw refusedByPlugin(
      `The company of this ${table.definition.displayName} is read-only because the record has already been saved.`,
    );
  }
};
