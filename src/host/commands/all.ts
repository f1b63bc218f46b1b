import { audit } from './audit.ts';
import type { Command } from './command.ts';
import { damagedJournalCommands } from './damaged-journal.ts';
import { doctor } from './doctor.ts';
import { exportList } from './export.ts';
import { failureCommands } from './failures.ts';
import { initialSyncCommands } from './initial-sync.ts';
import { journal } from './journal.ts';
import { mapCommands } from './map-commands.ts';
import { mapShow } from './map-show.ts';
import { maps } from './maps.ts';
import { parkedCommands } from './parked.ts';
import { reconcile } from './reconcile.ts';
import { setup } from './setup.ts';

/** Every command that speaks to the running process, in the order of the help. */
export const commands: readonly Command[] = [
  maps,
  mapShow,
  ...mapCommands,
  ...initialSyncCommands,
  ...failureCommands,
  reconcile,
  journal,
  ...parkedCommands,
  ...damagedJournalCommands,
  audit,
  exportList,
  setup,
  doctor,
];
