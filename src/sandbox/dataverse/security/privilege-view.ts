import { sqlSchema, type Catalogue } from '../catalogue.ts';
import { miscellaneousPrivileges } from './miscellaneous-privileges.ts';
import { tableVerbs } from './privileges.ts';

/** Statement that makes `privilege` tell every right there is, with the id that {@link privilegeId} gives its name. */
export function privilegeView(catalogue: Catalogue): string {
  const definition = catalogue.byName.get('privilege')?.definition;
  const blank = (definition?.columns ?? [])
    .filter(({ logicalName }) => logicalName !== 'privilegeid' && logicalName !== 'name')
    .map(({ logicalName }) => `${logicalName === 'versionnumber' ? '1::bigint' : 'null::text'} as ${logicalName}`);
  const names = catalogue.tables.map((table) => table.definition.schemaName);
  return `create or replace view ${sqlSchema}.privilege as
    select substr(h, 1, 8) || '-' || substr(h, 9, 4) || '-5' || substr(h, 14, 3) || '-8' || substr(h, 18, 3) || '-' ||
           substr(h, 21, 12) as privilegeid, name, ${blank.join(', ')}
      from (select name, encode(sha256(convert_to('privilege ' || name, 'UTF8')), 'hex') as h
              from (select 'prv' || v.verb || t.name as name from unnest(${list(tableVerbs)}) v(verb), unnest(${list(names)}) t(name)
                    union all select unnest(${list(miscellaneousPrivileges)})) every) known`;
}

function list(names: readonly string[]): string {
  return `array[${names.map((name) => `'${name}'`).join(', ')}]`;
}
