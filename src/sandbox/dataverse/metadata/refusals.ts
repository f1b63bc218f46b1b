/** What the metadata API refuses. Codes are documented, most of the words are the stand-in's own. */
import { DataverseError } from '../errors.ts';

/** DuplicateAttributeSchemaName and its like: something of this kind has that name already. */
export const duplicateName = (kind: string, name: string) =>
  new DataverseError(400, '0x80047013', `An ${kind} with the specified name ${name} already exists.`);

/** No table, column, relationship, key or set of options of this name. */
export const noSuch = (kind: string, name: string) =>
  new DataverseError(404, '0x80060888', `Could not find ${kind} with the specified name ${name}.`);

/** What the application itself brought cannot be taken away. */
export const managedComponent = (kind: string, name: string) =>
  new DataverseError(400, '0x8004f036', `The ${kind} ${name} is a managed component and cannot be deleted.`);

/** CannotDeleteInUseComponent: something else is built on it. */
export const inUse = (kind: string, name: string, by: readonly string[]) =>
  new DataverseError(
    400,
    '0x8004f01f',
    `The ${kind}(${name}) component cannot be deleted because it is referenced by ${by.length} other components. ` +
      `For a list of referenced components, use the RetrieveDependenciesForDeleteRequest. (${by.join(', ')})`,
  );
