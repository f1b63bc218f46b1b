import type { Row, SqlValue } from '../../engine/model.ts';
import type { Table } from '../catalogue.ts';
import { doesNotExist } from '../errors.ts';
import type { Message } from '../hooks/message.ts';
import { deleteRules, reactionsOf, saveRulesOf } from '../rules/rules.ts';
import type { Saving } from '../rules/rule.ts';
import { tombstones, versionSequence } from '../storage.ts';
import { toMoment } from './values.ts';
import { newId, nextVersion, type RowWriter, type Work } from './work.ts';

/** Writes rows with the organisation's rules around them. */
export const rowWriter: RowWriter = { insert: insertRow, update: updateRow, remove: deleteRow };

async function insertRow(work: Work, table: Table, sent: Row): Promise<Row> {
  const given = sent[table.primaryId];
  const id = typeof given === 'string' ? given : await newId(work);
  const row = { ...defaults(table), ...sent, ...amendments(work, table, id), [table.primaryId]: id };
  const saving: Saving = { work, table, operation: 'create', id, sent, before: null, row };
  await fill(saving, creationColumns(saving));
  // Rules may fill in columns that a plain organisation does not have.
  const columns = [...table.columns.keys()].filter((column) => (row[column] ?? null) !== null);
  await work.scope.query(
    `insert into ${table.sqlName} (${columns.join(', ')}) values (${columns.map((_, index) => `$${index + 1}`).join(', ')})`,
    columns.map((column) => row[column]),
  );
  work.recall.forget(table.logicalName);
  await settle(saving, 'Create');
  return row;
}

async function updateRow(work: Work, table: Table, before: Row, sent: Row): Promise<Row> {
  const id = String(before[table.primaryId]);
  const row = { ...before, ...sent, ...amendments(work, table, id), [table.primaryId]: id };
  const saving: Saving = { work, table, operation: 'update', id, sent, before, row };
  await fill(saving, {});
  const columns = [...table.columns.keys()].filter((column) => (row[column] ?? null) !== (before[column] ?? null));
  await work.scope.query(
    `update ${table.sqlName} set ${columns.map((column, index) => `${column} = $${index + 1}`).join(', ')}
      where ${table.primaryId} = $${columns.length + 1}`,
    [...columns.map((column) => row[column] ?? null), id],
  );
  work.recall.forget(table.logicalName);
  await settle(saving, 'Update');
  return row;
}

async function deleteRow(work: Work, table: Table, before: Row): Promise<void> {
  const id = String(before[table.primaryId]);
  for (const rule of deleteRules) {
    await rule({ work, table, id, before });
  }
  const removed = await work.scope.query<Row>(
    `delete from ${table.sqlName} where ${table.primaryId} = $1 returning ${table.primaryId}`,
    [id],
  );
  work.recall.forget(table.logicalName);
  if (removed.length === 0) {
    throw doesNotExist(table.logicalName, id);
  }
  if (table.definition.changeTracking) {
    await work.scope.query(
      `insert into ${tombstones} (tablename, id, versionnumber) values ($1, $2, nextval('${versionSequence}'))
         on conflict (tablename, id) do update set versionnumber = excluded.versionnumber`,
      [table.logicalName, id],
    );
  }
  note(work, {
    name: 'Delete',
    table,
    id,
    target: {},
    before,
    after: null,
    depth: work.depth,
    tag: work.tag,
    bypassed: work.bypassed,
  });
}

async function fill(saving: Saving, extra: Row): Promise<void> {
  const { work, table, row } = saving;
  Object.assign(row, extra, await stamp(work));
  for (const rule of saveRulesOf(table.logicalName)) {
    await rule(saving);
  }
}

async function settle(saving: Saving, name: 'Create' | 'Update'): Promise<void> {
  const { work, table, id, before, row } = saving;
  note(work, {
    name,
    table,
    id,
    target: targetOf(saving),
    before,
    after: { ...row },
    depth: work.depth,
    tag: work.tag,
    bypassed: work.bypassed,
  });
  for (const reaction of reactionsOf(table.logicalName)) {
    await reaction(saving);
  }
}

function note(work: Work, message: Message): void {
  work.messages.push(message);
  const operations = { Create: 'insert', Update: 'update', Delete: 'delete' } as const;
  work.scope.changed({
    entity: message.table.logicalName,
    operation: operations[message.name],
    key: message.id,
    before: message.before,
    after: message.after,
  });
}

function targetOf(saving: Saving): Row {
  const { table, sent, before, row } = saving;
  const target: Row = {};
  for (const column of table.columns.keys()) {
    if (column in sent || (row[column] ?? null) !== (before?.[column] ?? null)) {
      target[column] = row[column] ?? null;
    }
  }
  return target;
}

function defaults(table: Table): Row {
  return Object.fromEntries(
    [...table.columns.values()].map((column): [string, SqlValue] => [column.logicalName, column.default ?? null]),
  );
}

function amendments(work: Work, table: Table, id: string): Row {
  const values = work.scope.amendments.filter((each) => each.entity === table.logicalName && each.key === id);
  return Object.assign({}, ...values.map((each) => each.values)) as Row;
}

async function stamp(work: Work): Promise<Row> {
  const { user, initiating } = work.caller;
  return {
    modifiedon: toMoment(work.now),
    modifiedby: user.id,
    modifiedonbehalfby: initiating.id === user.id ? null : initiating.id,
    versionnumber: await nextVersion(work),
  };
}

function creationColumns({ work, table, row }: Saving): Row {
  const { user, initiating } = work.caller;
  const owned = table.definition.ownership === 'user';
  return {
    createdon: toMoment(work.now),
    createdby: user.id,
    createdonbehalfby: initiating.id === user.id ? null : initiating.id,
    ...(owned ? { ownerid: row['ownerid'] ?? user.id, owningbusinessunit: user.businessUnitId || null } : {}),
  };
}
