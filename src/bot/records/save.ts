/** Writes the record of a draft to both systems, and shows what came of it. */
import type { Problem, RecordRef } from '../../connectors/port.ts';
import type { CanonicalRecord } from '../../maps/entity-map.ts';
import type { Outcome } from '../../sync/face.ts';
import type { Finished } from '../actions/work.ts';
import type { Reply } from '../cards/reply.ts';
import { noteFor } from '../conversation/notes.ts';
import { finishParked } from '../conversation/parked.ts';
import { placeProblems } from '../conversation/problems.ts';
import { finishFormRefused } from '../conversation/refused.ts';
import type { Turn } from '../conversation/turn.ts';
import { renewDraft } from './differences.ts';
import { draftRef, keepRecordDraft, type RecordDraft } from './draft.ts';
import { capital, entityWords, recordTitle, recordTopic } from './entities.ts';
import { askedFields } from './fields.ts';
import { showRecordForm } from './form.ts';
import { readInput } from './input.ts';
import { showQueued } from './queued.ts';
import { fieldOf } from './refusals.ts';
import { showRecord } from './show.ts';

/** Sends the draft as the operation `requestId`; the same id again gets the first outcome. */
export async function saveRecord(turn: Turn, draft: RecordDraft, requestId: string): Promise<Finished> {
  const ref = draftRef(draft);
  const before = await turn.services.sync.askedBefore(requestId);
  if (before !== null) return finish(turn, draft, ref, before);
  const read = await readInput(turn, draft);
  if (read.problems.size > 0) {
    const open = await keepRecordDraft(turn, draft, { input: read.input, state: 'open' });
    return settled(await showRecordForm(turn, open, { at: read.problems, offers: read.offers }));
  }
  return finish(turn, draft, ref, await write(turn, draft, ref, read.changes, requestId));
}

const settled = (reply: Reply): Finished => ({ reply, settled: true });

function write(
  turn: Turn,
  draft: RecordDraft,
  ref: RecordRef,
  values: CanonicalRecord,
  requestId: string,
): Promise<Outcome> {
  const { services, person } = turn;
  const { name, words } = draft.entity;
  const isNew = draft.key === null;
  return services.sync.write({
    requestId,
    actor: person,
    origin: 'chat',
    summary: `${isNew ? 'create' : 'change'} ${words.one}`,
    saying: { say: isNew ? 'create' : 'change', words: { map: name } },
    changes: [isNew ? { action: 'create', ref, values } : { action: 'update', ref, values, version: null }],
    ...(isNew
      ? {}
      : {
          seen: [{ ref, system: person.licences.dataverse ? 'dataverse' : 'financeOperations', values: draft.seen }],
        }),
  });
}

async function finish(turn: Turn, draft: RecordDraft, ref: RecordRef, outcome: Outcome): Promise<Finished> {
  const { texts } = turn;
  const key = ref.key.join(' ');
  switch (outcome.kind) {
    case 'committed': {
      turn.services.records.written(draft.entity.name);
      const title = recordTitle(turn, draft.entity, key);
      const said = draft.key === null ? texts.records.created(title) : texts.records.changed(title);
      const notice = `${said} ${texts.outcomes.inBoth}`;
      // It is written, whether or not it can be read now.
      const shown = await showRecord(turn, ref, { notice }).catch((error: unknown) => {
        turn.services.log.warn('record not read', { error: error instanceof Error ? error.message : String(error) });
        return null;
      });
      await turn.desk.refresh(recordTopic({ ...ref, company: ref.company, key: [key] }), turn.activity);
      return settled(shown ?? noteFor(turn, 'good', said, texts.outcomes.inBoth));
    }
    case 'refused':
      return showRefusal(turn, draft, outcome.problems);
    case 'queued':
      // The card waits: it tells what came of it once it was carried out.
      return { settled: false, reply: await showQueued(turn, outcome.map) };
    case 'parked':
      return finishParked(turn, draft.company, outcome);
  }
}

/** The form again with each message at its field; or, when somebody was faster, with what changed. */
async function showRefusal(turn: Turn, draft: RecordDraft, problems: readonly Problem[]): Promise<Finished> {
  const { texts } = turn;
  if (problems.some(({ code }) => code === 'CHANGED_MEANWHILE')) {
    const renewed = await renewDraft(turn, draft);
    if (renewed.kind === 'gone')
      return settled(noteFor(turn, 'warning', gone(turn, draft), texts.records.nothingSaved));
    if (renewed.kind === 'changed')
      return settled(await showRecordForm(turn, renewed.draft, { differences: renewed.differences, page: 1 }));
  }
  const asked = new Set(askedFields(texts, draft.entity, draft.key === null).map(({ property }) => property));
  const placed = placeProblems(turn, problems, (problem) => {
    const property = fieldOf(draft.entity, problem);
    return property !== null && asked.has(property) ? property : null;
  });
  const open = await keepRecordDraft(turn, draft, { state: 'open' });
  const { one } = entityWords(texts, draft.entity);
  const title = draft.key === null ? capital(one) : recordTitle(turn, draft.entity, draft.key);
  return finishFormRefused(turn, title, placed, (at) => showRecordForm(turn, open, at));
}

/** What is said of a record that is no longer there. */
export function gone(turn: Turn, draft: RecordDraft): string {
  return turn.texts.records.gone(capital(entityWords(turn.texts, draft.entity).one), draft.key ?? '');
}
