/** Whether finance and operations is as the maps and the core need it, and what to do where it is not. Reads only. */
import { z } from 'zod';
import type { MapCatalogue } from '../../maps/entity-map.ts';
import type { Clock } from '../clock.ts';
import { fine, lookAtConnection, lookAtMaps, orFailure } from '../diagnose.ts';
import type { Finding } from '../diagnosis.ts';
import type { FinanceOperationsClient } from './client.ts';
import { messageOf } from './errors.ts';
import { inspectMaps } from './inspect.ts';
import type { Schema } from './schema.ts';

const name = 'Finance and operations';
const servicePath = 'DispatchCopilotServices/PurchaseOrderService/';
const integration = { as: 'integration' } as const;

export interface FinanceOperationsDiagnosisParts {
  readonly client: FinanceOperationsClient;
  readonly schema: Schema;
  readonly maps: MapCatalogue;
  readonly clock: Clock;
}

/** All findings. `userPrincipalName` is what the integration is called there. */
export async function diagnoseFinanceOperations(
  { client, schema, maps, clock }: FinanceOperationsDiagnosisParts,
  userPrincipalName: string,
): Promise<readonly Finding[]> {
  const connection = await lookAtConnection(
    name,
    () => client.time(),
    () => clock.now(),
  );
  if (connection.some(({ level, check }) => level === 'error' && check === 'connection')) return connection;
  schema.forget();
  const todo = 'Correct the map, or ask whoever looks after finance and operations for the entity.';
  const looks = [
    orFailure('maps', () => lookAtMaps(maps.maps, (all) => inspectMaps(schema, all), todo)),
    orFailure('companion service', () => lookAtService(client, userPrincipalName)),
  ];
  return [...connection, ...(await Promise.all(looks)).flat()];
}

const versionShape = z.object({ version: z.string() });

async function lookAtService(client: FinanceOperationsClient, user: string): Promise<readonly Finding[]> {
  const ask = (operation: string) =>
    client.service(servicePath + operation, { _contract: { userId: user } }, { as: integration, effect: 'read' });
  const access = await ask('access');
  if (access.status === 404) {
    return [
      {
        check: 'companion service',
        level: 'error',
        says: 'Finance and operations has no companion service: orders cannot be submitted, approved, confirmed or received from here.',
        todo: 'Have the service class DispatchCopilotServices deployed there.',
      },
    ];
  }
  if (access.status >= 400) {
    return [
      {
        check: 'companion service',
        level: 'error',
        says: `The companion service refuses the integration: ${messageOf(access)}`,
        todo: 'Give the user of the integration a role in finance and operations that may call the service.',
      },
    ];
  }
  const answer = await ask('version');
  const told = versionShape.safeParse(answer.status === 200 ? parse(answer.text) : null);
  return [
    fine(
      'companion service',
      told.success
        ? `The companion service is there, version ${told.data.version}.`
        : 'The companion service is there; it tells no version.',
    ),
  ];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
