/** The dependency rule as data, and the check. `docs/architecture.md` says the same in words. */
import { importsOf, type Import, type SourceFile } from './source-tree.ts';

/** What one room of `src/` may import beside its own files. A path that ends with a slash stands for all below it. */
interface RoomRule {
  readonly room: string;
  /** Files whose values and types may be imported. */
  readonly uses: readonly string[];
  /** Files whose types alone may be imported. */
  readonly types: readonly string[];
}

const ports = ['src/connectors/port.ts', 'src/connectors/bulk.ts', 'src/connectors/hook-event.ts'];
const mapTypes = 'src/maps/entity-map.ts';
const errors = 'src/errors.ts';

/** First match wins. */
export const roomRules: readonly RoomRule[] = [
  { room: 'src/errors.ts', uses: [], types: [] },
  { room: 'src/sandbox/', uses: [], types: [] },
  { room: 'src/maps/', uses: [errors], types: [] },
  {
    room: 'src/connectors/dataverse/',
    uses: ['src/connectors/', errors, 'src/maps/schema-check.ts'],
    types: [mapTypes],
  },
  {
    room: 'src/connectors/finance-operations/',
    uses: ['src/connectors/', errors, 'src/maps/schema-check.ts'],
    types: [mapTypes],
  },
  { room: 'src/language-model/', uses: [], types: ['src/bot/language-model/model.ts'] },
  { room: 'src/connectors/', uses: [errors], types: [mapTypes] },
  {
    room: 'src/sync/',
    uses: [errors, 'src/connectors/errors.ts'],
    types: [...ports, 'src/connectors/row-writer.ts', 'src/connectors/privileges.ts', mapTypes],
  },
  {
    room: 'src/store/',
    uses: [errors, 'src/sync/operation.ts', 'src/sync/record-key.ts', 'src/sync/set-aside/told.ts'],
    types: [
      'src/sync/ports.ts',
      'src/sync/initial-sync/ports.ts',
      'src/sync/set-aside/ports.ts',
      'src/sync/face.ts',
      'src/bot/ports.ts',
      ...ports,
    ],
  },
  {
    room: 'src/records/',
    uses: [errors, 'src/connectors/errors.ts'],
    types: [...ports, 'src/connectors/row-writer.ts', 'src/connectors/privileges.ts', mapTypes, 'src/sync/face.ts'],
  },
  {
    room: 'src/procurement/',
    uses: [errors, 'src/connectors/errors.ts'],
    types: [
      ...ports,
      'src/connectors/row-writer.ts',
      mapTypes,
      'src/records/face.ts',
      'src/sync/face.ts',
      'src/sync/context.ts',
      'src/sync/create-sync-core.ts',
    ],
  },
  {
    room: 'src/bot/',
    uses: [errors],
    types: [...ports, mapTypes, 'src/records/face.ts', 'src/procurement/face.ts', 'src/sync/face.ts'],
  },
  { room: 'src/host/', uses: ['src/'], types: [] },
  { room: 'src/main.ts', uses: [errors, 'src/host/'], types: [] },
  { room: 'src/cli.ts', uses: [errors, 'src/host/'], types: [] },
];

/** Rooms that never import each other although a wider rule would let them. */
const strangers: readonly (readonly [string, string])[] = [
  ['src/connectors/dataverse/', 'src/connectors/finance-operations/'],
  ['src/host/', 'src/sandbox/'],
];

/** Packages that belong to a few rooms. */
export const packageHomes: Readonly<Record<string, readonly string[]>> = {
  axios: ['src/connectors/'],
  '@azure/identity': ['src/connectors/tokens/', 'src/language-model/'],
  openai: ['src/language-model/'],
  botbuilder: ['src/bot/teams/'],
  '@microsoft/teams-ai': ['src/bot/teams/'],
  'adaptivecards-templating': ['src/bot/cards/'],
  '@electric-sql/pglite': ['src/store/', 'src/sandbox/engine/'],
  'node:child_process': ['src/host/', 'src/sandbox/main.ts'],
};

/** Every import that breaks the rule, as a line that says which and why. */
export function violations(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => importsOf(file).flatMap(violationsOf));
}

function violationsOf(one: Import): string[] {
  if (one.isPackage) {
    const homes = packageHomes[one.to];
    return homes === undefined || homes.some((home) => isIn(one.from, home)) ? [] : [`${one.from} uses ${one.to}`];
  }
  const rule = roomRules.find(({ room }) => isIn(one.from, room));
  if (rule === undefined) return [`${one.from} is in no room`];
  const areStrangers = strangers.some(
    ([a, b]) => (isIn(one.from, a) && isIn(one.to, b)) || (isIn(one.from, b) && isIn(one.to, a)),
  );
  const allowed = [rule.room, ...rule.uses, ...(one.isTypeOnly ? rule.types : [])];
  if (!areStrangers && allowed.some((target) => isIn(one.to, target))) return [];
  return [`${one.from} imports ${one.isTypeOnly ? 'types of ' : ''}${one.to}`];
}

function isIn(path: string, room: string): boolean {
  return room.endsWith('/') ? path.startsWith(room) : path === room;
}
