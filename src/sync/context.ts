import type { SystemFailure } from '../connectors/errors.ts';
import type { HookChange, HookEvent, HookWire } from '../connectors/hook-event.ts';
import type { ActAnswer, Identity, MappedSystem, Problem, RecordRef, ProblemParams } from '../connectors/port.ts';
import type { MapCatalogue, SystemName } from '../maps/entity-map.ts';
import { errorCodes } from '../errors.ts';
import type { CoreNotice, Outcome, SyncFailure } from './face.ts';
import type { Health } from './health.ts';
import type { MapLifecycle } from './lifecycle/map-lifecycle.ts';
import type { Clock, Log, SyncStore } from './ports.ts';
import type { SyncSettings } from './settings.ts';

/** An act that cannot be taken back, registered by the room that knows it. It calls the systems with the breaker before them. */
export interface Pivot {
  /** Performs the act; repeating it with the same payload must not repeat its effect. */
  perform(payload: unknown, as: Identity, signal: AbortSignal): Promise<ActAnswer>;
  /** Whether it has been performed, found out by reading alone. */
  applied(payload: unknown): Promise<boolean>;
}

/** Special handling of one map's saves in a system's own screens, registered by the room that knows it; null: as any other save. */
export type Intercept = (event: HookEvent, change: HookChange) => Promise<InterceptedPivot | RefusedSave | null>;

/** A save that cannot stand for the act it asks for. */
export interface RefusedSave {
  readonly refused: readonly Problem[];
}

/** What goes back into a save, as the wire of its system has it. */
export interface SaveValues {
  readonly values?: Readonly<Record<string, unknown>>;
}

/** A save that stands for an act: the act is performed, and what it brought goes into the save. */
export interface InterceptedPivot {
  readonly pivot: string;
  readonly payload: unknown;
  /** Root of the aggregate acted upon. */
  readonly root: RecordRef;
  /** Called once the act is done, with the operation's id; gives the wire values for the record being saved, or why that cannot be. */
  readonly finish: (operation: string) => Promise<SaveValues | RefusedSave>;
}

/** What every part of the core stands on, passed in once from the composition. */
export interface Core {
  readonly maps: MapCatalogue;
  /** With the breaker before every call, as all that the composition gives to call them with. */
  readonly systems: Readonly<Record<SystemName, MappedSystem>>;
  readonly health: Health;
  readonly hooks: Readonly<Record<SystemName, HookWire>>;
  readonly store: SyncStore;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly settings: SyncSettings;
  readonly pivots: ReadonlyMap<string, Pivot>;
  /** By map name. */
  readonly intercepts: ReadonlyMap<string, Intercept>;
  /** Reserves a number for a record that a system numbers, by map name. */
  readonly numbers: ReadonlyMap<string, (company: string, requestId: string) => Promise<string>>;
  readonly log: Log;
  /** Whether finance and operations can be called as somebody now; throws SIGN_IN_NEEDED. Absent: it always can. */
  readonly authorize?: (as: Identity) => Promise<void>;
  /** User principal name that finance and operations knows the integration by. */
  readonly integration: string;
  /** Maps that must not be written, by name, with the reason. */
  readonly unavailable: ReadonlyMap<string, string>;
  readonly announce: Announcements;
  readonly lifecycle: MapLifecycle;
}

/** What the composition gives; the core makes the rest. */
export type GivenCore = Omit<Core, 'announce' | 'lifecycle'>;

/** How the core tells the outside. Listeners that fail are asked again at the next look. */
export interface Announcements {
  settled(requestId: string, outcome: Outcome): Promise<void>;
  /** Tells what operations came to whose callers were answered before the end. */
  owed(): Promise<void>;
  failed(failure: SyncFailure): Promise<void>;
  /** What concerns administrators only. Never throws: one that was not taken is in the log. Says whether it was. */
  notice(notice: CoreNotice): Promise<boolean>;
  /** A record changed outside. Listeners start what they do about it and return. */
  news(root: RecordRef, isInLine: boolean): void;
  /** Something waits in the signal queue. */
  wake(): void;
}

export const systemTitles: Readonly<Record<SystemName, string>> = {
  dataverse: 'Field Service',
  financeOperations: 'Supply Chain Management',
};

export const other = (system: SystemName): SystemName => (system === 'dataverse' ? 'financeOperations' : 'dataverse');

/** A problem that the core itself states. */
export function ownProblem(
  code: string,
  message: string,
  remedy: string,
  ref: RecordRef | null = null,
  params: ProblemParams = {},
): Problem {
  return { system: 'dispatchCopilot', entity: ref?.map ?? '', field: null, ref, message, remedy, code, params };
}

/** What a person is told when reading shows, once its answer was lost, that a system did nothing. */
export function notCarriedOut(system: SystemName): Problem {
  const message = `${systemTitles[system]} did not carry it out. Nothing was changed.`;
  return ownProblem('NOT_CARRIED_OUT', message, 'Try again.', null, { at: system });
}

/** What a person is told when a system brought no answer of its rules: who did not, and that nothing was changed by it. */
export function outage(error: SystemFailure): Problem {
  const title = systemTitles[error.system];
  const message =
    error.code === 'SIGN_IN_FAILED'
      ? `${title} does not accept our sign-in.`
      : error.code === 'SIGN_IN_NEEDED'
        ? `${title} has to be asked in your name, and you are not signed in.`
        : error.code === 'QUERY_REFUSED'
          ? error.message
          : silence(error.system, error.since);
  // Whatever is told as a refusal left nothing behind, so that there is no outcome to wait for.
  const { remedy } = error.code === 'ANSWER_LOST' ? errorCodes.SYSTEM_UNREACHABLE : error.description;
  const { params, ...own } = ownProblem(error.code, message, remedy);
  return {
    ...own,
    // What the system said itself is not ours to say in other words.
    ...(error.code === 'QUERY_REFUSED' ? {} : { params }),
    system: error.system,
    ...(error.since === null ? {} : { since: error.since.toISOString() }),
  };
}

/** What people are told where something broke that nobody foresaw. What it was is in the log. */
export function unforeseen(ref: RecordRef): Problem {
  const message = 'Something broke within this service while it was carried over.';
  return ownProblem('IMPOSSIBLE', message, 'Ask an administrator: the log says what it was.', ref);
}

/** That a system does not answer, and since when where that is known; in UTC and said so, because people are in several time zones. */
export function silence(system: SystemName, since: Date | null): string {
  const title = systemTitles[system];
  return since === null
    ? `${title} does not answer.`
    : `${title} has not answered since ${since.toISOString().slice(11, 16)} UTC.`;
}
