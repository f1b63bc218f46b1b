/** Run, pause, resume and stop maps: one command each, of one shape. */
import { z } from 'zod';
import type { MapCommandAnswer, MapCommandName } from '../../sync/face.ts';
import { defineCommand, exitCodes, type Command } from './command.ts';
import { tableLines } from './table.ts';

const summaries: Readonly<Record<MapCommandName, string>> = {
  run: 'Start maps, so that saves in either system are carried over. Without names: all.',
  pause: 'Pause maps: saves go through and are queued in order. Without names: all.',
  resume: 'Resume paused maps: what was queued is carried over step by step. Without names: all.',
  stop: 'Stop maps: saves go through and are not carried over. Without names: all.',
};

function mapCommand(command: MapCommandName): Command {
  return defineCommand({
    name: command,
    usage: command === 'run' ? '[<map>…] [--with-dependencies] [--reason <text>]' : '[<map>…] [--reason <text>]',
    summary: summaries[command],
    examples: [`${command} warehouse`, `${command} --reason "year end"`],
    words: { plain: ['maps…'], flags: command === 'run' ? ['with-dependencies'] : [] },
    options: z
      .object({
        maps: z.array(z.string()).default([]),
        reason: z.string().min(1).optional(),
        'with-dependencies': z.boolean().default(false),
      })
      .strict(),
    question: ({ maps }) =>
      command === 'stop'
        ? `Changes made while ${Array.isArray(maps) && maps.length > 0 ? maps.join(', ') : 'all maps'} are stopped are not carried over. Stop?`
        : null,
    answer: ({ maps, reason, 'with-dependencies': withDependencies }, { core, by }) =>
      core.commandMaps({ command, maps, by, withDependencies, ...(reason === undefined ? {} : { reason }) }),
    print: printAnswer,
    exitCode: ({ kind }) => (kind === 'done' ? exitCodes.done : exitCodes.refused),
  });
}

function printAnswer(answer: MapCommandAnswer): readonly string[] {
  if (answer.kind === 'refused') {
    const missing = answer.missing.length > 0 ? [`Concerned: ${answer.missing.join(', ')}`] : [];
    return [...answer.problems.map(({ message, remedy }) => `${message} ${remedy}`.trim()), ...missing];
  }
  return tableLines(
    ['Map', 'Status', 'Queued'],
    answer.maps.map((map) => [map.name, map.status, String(map.queued)]),
  );
}

export const mapCommands: readonly Command[] = (['run', 'pause', 'resume', 'stop'] as const).map(mapCommand);
