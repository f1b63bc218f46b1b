/** Setup and doctor without a running process: before the first start, against systems at addresses. */
import { loadMaps } from '../../maps/catalogue.ts';
import type { Clock } from '../clock.ts';
import { tokenSource } from '../token-source.ts';
import type { Configuration } from '../configuration.ts';
import type { AloneServices } from '../commands/command.ts';
import { createSetupDesk } from './setup-desk.ts';

/** Null where both systems are embedded: they run only while the process does. */
export async function servicesAlone(
  configuration: Configuration,
  { clock, newId }: { readonly clock: Clock; readonly newId: () => string },
): Promise<AloneServices | null> {
  const { systems } = configuration;
  if (systems.kind === 'embedded') return null;
  const urls = { dataverse: systems.dataverse, financeOperations: systems.financeOperations };
  const [maps, tokens] = await Promise.all([
    loadMaps(),
    tokenSource({ configuration, environments: urls, people: null }),
  ]);
  const environment = { configuration, urls, address: null, maps, tokens, clock, newId };
  return { environment, setup: createSetupDesk(environment, async () => undefined) };
}
