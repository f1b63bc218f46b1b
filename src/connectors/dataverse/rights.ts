/** What a caller may do to a table, asked of Dataverse and remembered for a minute. */
import { z } from 'zod';
import { text } from '../canonical.ts';
import type { Clock } from '../clock.ts';
import type { PrivilegeReader } from '../privileges.ts';
import { readJson } from '../json.ts';
import type { Identity, Problem, RecordChange } from '../port.ts';
import type { DataverseClient } from './client.ts';
import type { TableSchema } from './schema.ts';

const rememberedMilliseconds = 60_000;
const integration = { as: 'integration' } as const;

/** Verbs of privilege names by what a change does: `prvCreatemsdyn_warehouse`. */
const privilegeOf = { create: 'Create', update: 'Write', delete: 'Delete' } as const;

const privilegesShape = z.object({
  RolePrivileges: z.array(z.object({ PrivilegeName: z.string() })),
});

export class Rights implements PrivilegeReader {
  private readonly client: DataverseClient;
  private readonly clock: Clock;
  private readonly known = new Map<
    string,
    { readonly privileges: ReadonlySet<string> | null; readonly until: number }
  >();

  constructor(client: DataverseClient, clock: Clock) {
    this.client = client;
    this.clock = clock;
  }

  /** The right that a change lacks, or null. */
  async problem(table: TableSchema, change: RecordChange, as: Identity): Promise<Problem | null> {
    const needed = `prv${privilegeOf[change.action]}${table.table}`;
    const held = await this.held(as);
    if (held?.has(needed.toLowerCase())) return null;
    const who = as.as === 'person' ? as.userPrincipalName : 'The integration';
    return {
      system: 'dataverse',
      entity: change.ref.map,
      field: null,
      ref: change.ref,
      message:
        held === null
          ? `${who} is not an enabled user of Field Service.`
          : `${who} may not ${change.action} this in Field Service (${needed} is missing).`,
      remedy: 'Ask an administrator of Field Service for the security role that this needs.',
      code: held === null ? 'NOT_A_USER' : 'RIGHT_MISSING',
      params: { at: 'dataverse', who, action: change.action, privilege: needed },
    };
  }

  /** Names of privileges in lower case; null when the caller is no enabled user. */
  async held(as: Identity): Promise<ReadonlySet<string> | null> {
    const name = as.as === 'person' ? as.aadObjectId.toLowerCase() : '';
    const now = this.clock.now().getTime();
    const known = this.known.get(name);
    if (known !== undefined && known.until > now) return known.privileges;
    const privileges = await this.ask(as);
    for (const [other, { until }] of this.known) if (until <= now) this.known.delete(other);
    this.known.set(name, { privileges, until: now + rememberedMilliseconds });
    return privileges;
  }

  private async ask(as: Identity): Promise<ReadonlySet<string> | null> {
    const id = as.as === 'person' ? await this.userId(as.aadObjectId) : await this.ownId();
    if (id === null) return null;
    const path = `systemusers(${id})/Microsoft.Dynamics.CRM.RetrieveUserPrivileges`;
    const answer = await this.client.get(path, integration);
    const body = { status: 200, text: JSON.stringify(answer) };
    return new Set(
      readJson('dataverse', body, privilegesShape).RolePrivileges.map((held) => held.PrivilegeName.toLowerCase()),
    );
  }

  private async userId(aadObjectId: string): Promise<string | null> {
    if (!/^[0-9a-f-]+$/i.test(aadObjectId)) return null;
    const filter = encodeURIComponent(`azureactivedirectoryobjectid eq ${aadObjectId} and isdisabled eq false`);
    const [user] = await this.client.rows(`systemusers?$select=systemuserid&$filter=${filter}`, integration);
    return text(user?.['systemuserid']);
  }

  private async ownId(): Promise<string | null> {
    return text((await this.client.get('WhoAmI', integration))?.['UserId']);
  }
}
