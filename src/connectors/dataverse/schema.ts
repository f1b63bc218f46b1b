/** Tables as the environment itself describes them, read once and remembered until forgotten. */
import { z } from 'zod';
import type { DataverseClient } from './client.ts';
import { SystemFailure } from '../errors.ts';
import { readJson } from '../json.ts';

export interface TableSchema {
  readonly table: string;
  readonly set: string;
  readonly id: string;
  readonly name: string | null;
  readonly columns: ReadonlyMap<string, ColumnSchema>;
  /** By logical name of the lookup column and of the table it refers to (several for a customer or owner column). */
  readonly lookups: readonly LookupSchema[];
  readonly keys: readonly (readonly string[])[];
  /** Whether the environment keeps track of its changes. */
  readonly tracked: boolean;
}

export interface ColumnSchema {
  readonly column: string;
  /** `AttributeType` of the metadata: `String`, `Memo`, `Picklist`, `Lookup`, … */
  readonly type: string;
  /** Whether the system itself demands a value. */
  readonly required: boolean;
  readonly creatable: boolean;
  readonly updatable: boolean;
}

export interface LookupSchema {
  readonly column: string;
  readonly table: string;
  /** Name of the navigation property: what `@odata.bind` and `$expand` want. */
  readonly navigation: string;
}

const integration = { as: 'integration' } as const;

const definition = z.object({
  LogicalName: z.string(),
  EntitySetName: z.string(),
  PrimaryIdAttribute: z.string(),
  PrimaryNameAttribute: z.string().nullish(),
  ChangeTrackingEnabled: z.boolean().nullish(),
  Attributes: z.array(
    z.object({
      LogicalName: z.string(),
      AttributeType: z.string().nullish(),
      RequiredLevel: z.object({ Value: z.string() }).nullish(),
      IsValidForCreate: z.boolean().nullish(),
      IsValidForUpdate: z.boolean().nullish(),
    }),
  ),
  ManyToOneRelationships: z.array(
    z.object({
      ReferencingAttribute: z.string(),
      ReferencedEntity: z.string(),
      ReferencingEntityNavigationPropertyName: z.string(),
    }),
  ),
  Keys: z.array(z.object({ KeyAttributes: z.array(z.string()) })).nullish(),
});

const columnsSelect = 'LogicalName,AttributeType,RequiredLevel,IsValidForCreate,IsValidForUpdate';
const definitionQuery =
  '$select=LogicalName,EntitySetName,PrimaryIdAttribute,PrimaryNameAttribute,ChangeTrackingEnabled' +
  `&$expand=Attributes($select=${columnsSelect})` +
  ',ManyToOneRelationships($select=ReferencingAttribute,ReferencedEntity,ReferencingEntityNavigationPropertyName)' +
  ',Keys($select=KeyAttributes)';

const lengths = z.object({
  value: z.array(z.object({ LogicalName: z.string(), MaxLength: z.number().nullish() })),
});

const option = z.object({ Value: z.number() });
const choices = z.object({
  value: z.array(
    z.object({
      LogicalName: z.string(),
      OptionSet: z.object({ Options: z.array(option) }).nullish(),
      GlobalOptionSet: z.object({ Options: z.array(option) }).nullish(),
    }),
  ),
});

export class Schema {
  private readonly client: DataverseClient;
  private readonly tables = new Map<string, Promise<TableSchema | null>>();
  private readonly textLengths = new Map<string, Promise<ReadonlyMap<string, number>>>();

  constructor(client: DataverseClient) {
    this.client = client;
  }

  /** The table, or null when the environment has none of this name. */
  find(table: string): Promise<TableSchema | null> {
    return remember(this.tables, table, () => this.readTable(table));
  }

  /** The table. Throws `QUERY_REFUSED` when the environment has none of this name. */
  async table(table: string): Promise<TableSchema> {
    const found = await this.find(table);
    if (found !== null) return found;
    throw new SystemFailure('QUERY_REFUSED', 'dataverse', `This environment has no table ${table}.`, { applied: 'no' });
  }

  /** Longest text of each text column, in characters. */
  lengths(table: string): Promise<ReadonlyMap<string, number>> {
    return remember(this.textLengths, table, async () => {
      const kinds = await Promise.all([
        this.attributes(table, 'StringAttributeMetadata', '$select=LogicalName,MaxLength', lengths),
        this.attributes(table, 'MemoAttributeMetadata', '$select=LogicalName,MaxLength', lengths),
      ]);
      return new Map(
        kinds.flatMap(({ value }) =>
          value.flatMap((column) => (column.MaxLength ? [[column.LogicalName, column.MaxLength] as const] : [])),
        ),
      );
    });
  }

  /** The values that each choice column of a table takes. */
  async choices(table: string): Promise<ReadonlyMap<string, readonly number[]>> {
    const { value } = await this.attributes(
      table,
      'PicklistAttributeMetadata',
      '$select=LogicalName&$expand=OptionSet,GlobalOptionSet',
      choices,
    );
    return new Map(
      value.map((column) => {
        const options = column.OptionSet?.Options ?? column.GlobalOptionSet?.Options ?? [];
        return [column.LogicalName, options.map(({ Value }) => Value)];
      }),
    );
  }

  /** Forgets what was read, so that the next question is asked anew. */
  forget(): void {
    this.tables.clear();
    this.textLengths.clear();
  }

  private async readTable(table: string): Promise<TableSchema | null> {
    const answer = await this.client.get(`EntityDefinitions(LogicalName='${table}')?${definitionQuery}`, integration);
    if (answer === null) return null;
    const found = readJson('dataverse', { status: 200, text: JSON.stringify(answer) }, definition);
    return {
      table: found.LogicalName,
      set: found.EntitySetName,
      id: found.PrimaryIdAttribute,
      name: found.PrimaryNameAttribute ?? null,
      columns: new Map(
        found.Attributes.map((column) => [
          column.LogicalName,
          {
            column: column.LogicalName,
            type: column.AttributeType ?? 'Virtual',
            required: column.RequiredLevel?.Value === 'SystemRequired',
            creatable: column.IsValidForCreate ?? true,
            updatable: column.IsValidForUpdate ?? true,
          },
        ]),
      ),
      lookups: found.ManyToOneRelationships.map((relationship) => ({
        column: relationship.ReferencingAttribute,
        table: relationship.ReferencedEntity,
        navigation: relationship.ReferencingEntityNavigationPropertyName,
      })),
      keys: (found.Keys ?? []).map(({ KeyAttributes }) => KeyAttributes),
      tracked: found.ChangeTrackingEnabled ?? false,
    };
  }

  private async attributes<S extends z.ZodTypeAny>(table: string, kind: string, query: string, schema: S) {
    const path = `EntityDefinitions(LogicalName='${table}')/Attributes/Microsoft.Dynamics.CRM.${kind}?${query}`;
    const answer = await this.client.get(path, integration);
    return readJson('dataverse', { status: 200, text: JSON.stringify(answer ?? { value: [] }) }, schema);
  }
}

/** One question at a time per name; what failed is not remembered. */
function remember<T>(memory: Map<string, Promise<T>>, name: string, ask: () => Promise<T>): Promise<T> {
  const known = memory.get(name);
  if (known !== undefined) return known;
  const asked = ask();
  memory.set(name, asked);
  asked.catch(() => memory.delete(name));
  return asked;
}
