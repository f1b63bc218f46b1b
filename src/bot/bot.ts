/**
 * The bot: a conversation in Microsoft Teams over the faces of records, procurement and the sync core.
 *
 * A message becomes a request (`requests/`) read by the grammar (`understanding/`), a click becomes an action (`actions/`); both answer
 * with cards (`cards/`). Every write follows from a card, is acknowledged at once, and its outcome takes the card's place.
 */
import type { Request, Response } from 'express';
import type { Procurement } from '../procurement/face.ts';
import type { Records } from '../records/face.ts';
import type { SyncCore } from '../sync/face.ts';
import { allActions, allWorks } from './actions/all.ts';
import { createApprovals } from './approvals/follow.ts';
import { openCards } from './cards/template.ts';
import { createBackground } from './conversation/background.ts';
import { createCardCopies } from './conversation/card-copies.ts';
import { createCore } from './conversation/core.ts';
import { draftCards } from './conversation/draft-cards.ts';
import { createLocks } from './conversation/lock.ts';
import { inTime } from './conversation/in-time.ts';
import { createReferences } from './conversation/references.ts';
import { createRequestBook } from './conversation/request-book.ts';
import { createRound } from './conversation/rounds.ts';
import { refreshTopic, restoreCard } from './conversation/topics.ts';
import type { Desk } from './conversation/turn.ts';
import { createTurns } from './conversation/turns.ts';
import { closeRooms } from './subscriptions/close-rooms.ts';
import { createDialogs } from './dialogs/dialogs.ts';
import { tellFailure } from './failures/tell.ts';
import { failureCards } from './failures/refresh.ts';
import {
  administrationNotice,
  differenceNotice,
  openFailuresNotice,
  undeliverableNotice,
} from './notices/administration.ts';
import { approvalNotice, reminderNotice } from './notices/approval.ts';
import { alertNotice, tellAlert } from './notices/alert.ts';
import { decisionNotice } from './notices/decision.ts';
import { answerNotice, inquiryNotice } from './notices/inquiry.ts';
import { failureNotice } from './notices/failure.ts';
import type { LanguageModel } from './language-model/model.ts';
import { createPlanning } from './language-model/planning.ts';
import { keepingApproved } from './orders/approved.ts';
import { followedNotice, tellFollowers } from './orders/follows.ts';
import { createOrderNews } from './orders/news.ts';
import { orderCards } from './orders/refresh.ts';
import { initialSyncCards, runTopic } from './sync/initial-sync.ts';
import { recordCards } from './records/refresh.ts';
import { createOutbox } from './notices/outbox.ts';
import type { BotMemory, BotSettings, Clock, Ids, Log } from './ports.ts';
import { allRequests } from './requests/all.ts';
import { createSearch } from './search/search.ts';
import type { People } from './sign-in/people.ts';
import { openChannel, type AdapterEnvironment } from './teams/channel.ts';
import type { TeamsTokenService } from './teams/token-service.ts';
import { textsFor } from './texts/catalogue.ts';

export interface BotParts {
  readonly sync: SyncCore;
  readonly records: Records;
  readonly procurement: Procurement;
  readonly memory: BotMemory;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly settings: BotSettings;
  readonly adapterEnvironment: AdapterEnvironment;
  /** Reads messages before the grammar does, at most for so many milliseconds; null: the grammar alone. */
  readonly languageModel: { readonly model: LanguageModel; readonly timeLimit: number } | null;
  /** Who is signed in, so that finance and operations can be asked in their name; null: nobody can sign in. */
  readonly signIn: { readonly people: People; readonly tokenService: TeamsTokenService } | null;
}

export interface Bot {
  /** Express handler of `POST /api/messages`; the body is parsed JSON of at most 256 kB. */
  handle(request: Request, response: Response): Promise<void>;
  /** Listens to the sync core, asks for outcomes still owed, delivers notices that wait; then does both from time to time. */
  start(): void;
  /** Resolves when nothing the bot started is under way. */
  idle(): Promise<void>;
  /** Stops the timer and waits for what is under way. */
  close(): Promise<void>;
}

/** How often owed outcomes are asked for and waiting notices tried. */
const roundMilliseconds = 15_000;

/** What goes on in the background has so long to come to its end when the bot is closed; a call that is never answered would keep it for ever. */
const endMilliseconds = 10_000;

/** Puts the bot together. Reads the card templates; throws `CARD_INVALID` when one is broken. */
export function createBot(parts: BotParts): Bot {
  const { adapterEnvironment, languageModel, signIn, ...given } = parts;
  const { memory, clock, log, settings, sync } = given;
  const references = createReferences({ memory, clock });
  const services = { ...given, references, procurement: keepingApproved(given.procurement, { memory, clock }) };
  const locks = createLocks();
  const background = createBackground(log);
  const channel = openChannel({
    environment: adapterEnvironment,
    settings,
    log,
    locks,
    tokenService: signIn?.tokenService ?? null,
  });
  const copies = createCardCopies(memory, clock);
  const cards = openCards(settings.cardsFolder, textsFor(undefined), log);
  const { messenger } = channel;
  const book = createRequestBook(allRequests, settings.administrators);
  // Turns may tell others something, and telling is itself a turn: the desk ties the knot.
  const desk: Desk = {
    get signIn() {
      return core.signIn.desk;
    },
    tell: (to, kind, id, payload) => outbox.tell(to, kind, id, payload),
    quiet: (topic, work) => news.quiet(topic, work),
    approvals: {
      tellAll: (approvers) => approvals.tellAll(approvers),
      decided: (decision) => approvals.decided(decision),
    },
    post: (to, kind, id, payload) => outbox.post(to, kind, id, payload),
    async refresh(topic, except) {
      await refreshTopic(topics(), topic, except);
      await lookAtFollows(topic);
    },
  };
  const topics = () => ({
    ...{ copies, references, messenger, turns, log },
    kinds: [orderCards, recordCards, failureCards, initialSyncCards, draftCards],
  });
  const turns = createTurns({ services, desk, requests: book, cards, references });
  const outbox = createOutbox({
    services,
    messenger,
    references,
    turns,
    copies,
    locks,
    background,
    askToSignIn: (to) => core.signIn.ask(to),
    lostRoom: (room) => closeRooms({ memory, outbox, references }, room),
    kinds: [
      alertNotice,
      approvalNotice,
      reminderNotice,
      decisionNotice,
      inquiryNotice,
      answerNotice,
      failureNotice,
      administrationNotice,
      openFailuresNotice,
      differenceNotice,
      undeliverableNotice,
      followedNotice,
    ],
  });
  const refresh: Desk['refresh'] = (topic, except) => desk.refresh(topic, except);
  const approvals = createApprovals({ services, outbox, references, locks, refresh });
  const lookAtFollows = (topic: string | null): Promise<void> =>
    tellFollowers({ memory, procurement: services.procurement, outbox, clock }, topic).catch((error: unknown) => {
      log.warn('followed orders not looked at', { error: error instanceof Error ? error.message : String(error) });
    });
  /** Supply Chain Management that does not answer is asked again with the next news, or the next round. */
  const lookAtApprovals = (): Promise<void> =>
    approvals.look().catch((error: unknown) => {
      log.warn('approvals not looked at', { error: error instanceof Error ? error.message : String(error) });
    });
  const news = createOrderNews({
    procurement: services.procurement,
    background,
    refresh,
    look: lookAtApprovals,
  });
  const core = createCore({
    services,
    cards,
    messenger,
    turns,
    book,
    references,
    copies,
    outbox,
    background,
    locks,
    restore: (conversation, activity) => restoreCard(topics(), conversation, activity),
    kept: signIn === null ? null : { people: signIn.people, service: signIn.tokenService },
    requests: allRequests,
    actions: allActions,
    works: allWorks,
    planning: languageModel === null ? null : createPlanning({ ...languageModel, memory, clock, log }),
  });
  channel.attach(
    core,
    createSearch({ turns, log }),
    createDialogs({ core, background, services }),
    allRequests.map(({ name }) => name),
  );
  /** Initial syncs whose cards still have something to show: those running, and those that ended since the round before. */
  const followed = async () => {
    const since = new Date(clock.now().getTime() - 2 * roundMilliseconds).toISOString();
    return (await sync.initialSyncs(5)).filter(({ state, updatedAt }) => state === 'running' || updatedAt >= since);
  };
  let timer: NodeJS.Timeout | null = null;
  const round = createRound(background, {
    outcomes: () => core.operations.settle(),
    approvals: lookAtApprovals,
    'followed orders': () => lookAtFollows(null),
    notices: () => outbox.deliver(),
    'sign-ins that did not come': () => core.signIn.lapse(),
    'initial syncs': async () => {
      for (const { id } of await followed()) await desk.refresh(runTopic(id), null);
    },
  });
  return {
    handle: (request, response) => channel.handle(request, response),
    start() {
      if (timer !== null) return;
      sync.onSettled((requestId) => core.operations.settle(requestId));
      sync.onFailure((failure) => tellFailure({ outbox, references, locks, services }, failure));
      sync.onAlert((alert) => tellAlert(outbox, settings.administrators, alert));
      sync.onNews((root, isInLine) => news.heard(root, isInLine));
      sync.onNotice(async ({ kind, at, ...facts }) => {
        for (const to of settings.administrators)
          await outbox.post(to.toLowerCase(), 'administration', `${kind} ${facts.parked?.operation ?? at}`, {
            about: kind,
            ...facts,
          });
      });
      timer = setInterval(round, roundMilliseconds);
      timer.unref();
      background.run('sign-ins', () => core.signIn.resume());
      round();
    },
    idle: () => background.idle(),
    async close() {
      if (timer !== null) clearInterval(timer);
      timer = null;
      channel.end();
      if (
        !(await inTime(
          background.idle().then(() => true),
          endMilliseconds,
          false,
        ))
      )
        log.warn('the bot ends before its work does', {
          remedy: 'None: what was not told is told after the next start.',
        });
    },
  };
}
