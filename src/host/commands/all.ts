import type { Command } from './command.ts';
import { failures } from './failures.ts';
import { journal } from './journal.ts';
import { maps } from './maps.ts';

/** Every command that speaks to the running process, in the order of the help. */
export const commands: readonly Command[] = [maps, failures, journal];
