/**
 * News of orders from outside: every card about one is edited to how it stands, and approvals are looked after. News come in bursts and
 * repeat what the bot did itself, so that they are gathered, and left where the cards show that version already.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { RecordRef } from '../../connectors/port.ts';
import type { Procurement } from '../../procurement/face.ts';
import type { Background } from '../conversation/background.ts';
import type { Desk } from '../conversation/turn.ts';
import { orderTopic } from './topic.ts';

export interface OrderNews {
  heard(root: RecordRef, isInLine: boolean): void;
  /** See {@link Desk.quiet}. */
  readonly quiet: Desk['quiet'];
}

interface NewsParts {
  readonly procurement: Pick<Procurement, 'state'>;
  readonly background: Background;
  readonly refresh: Desk['refresh'];
  /** Called once for each burst. */
  readonly look: () => Promise<void>;
}

const gatheringMilliseconds = 300;

/** Orders whose last shown version is remembered. */
const mostRemembered = 1_000;

interface Told {
  readonly company: string;
  readonly number: string;
  readonly isInLine: boolean;
}

/** Creates the listener. */
export function createOrderNews({ procurement, background, refresh, look }: NewsParts): OrderNews {
  const waiting = new Map<string, Told>();
  const quiet = new Map<string, number>();
  /** Edits under way. */
  const editing = new Map<string, Promise<void>>();
  const shown = new Map<string, string>();
  /** Topics whose cards were edited when only one system had the news. */
  const halfway = new Set<string>();
  let isGathering = false;

  const remember = (topic: string, version: string): void => {
    shown.delete(topic);
    shown.set(topic, version);
    for (const oldest of shown.keys()) {
      if (shown.size <= mostRemembered) break;
      shown.delete(oldest);
      halfway.delete(oldest);
    }
  };

  const hear = (topic: string, told: Told): void => {
    waiting.set(topic, { ...told, isInLine: told.isInLine || waiting.get(topic)?.isInLine === true });
    gather();
  };

  const follow = async (topic: string, told: Told): Promise<void> => {
    // Somebody has begun to act on it since the news were gathered.
    if (quiet.has(topic)) return hear(topic, told);
    const done = edit(topic, told);
    const over = done.catch(() => undefined).finally(() => editing.delete(topic));
    editing.set(topic, over);
    await done;
  };

  const edit = async (topic: string, { company, number, isInLine }: Told): Promise<void> => {
    const version = (await procurement.state(company, number))?.version ?? '';
    // Once the other system was brought in line, the cards of those who read there have something new to show as well.
    const isNew = shown.get(topic) !== version;
    if (!isNew && !(isInLine && halfway.has(topic))) return;
    if (isInLine) halfway.delete(topic);
    else halfway.add(topic);
    remember(topic, version);
    await refresh(topic, null);
  };

  const gather = (): void => {
    if (isGathering) return;
    isGathering = true;
    background.run('news of orders', async () => {
      await pause(gatheringMilliseconds, undefined, { ref: false });
      isGathering = false;
      const due = [...waiting].filter(([topic]) => !quiet.has(topic));
      for (const [topic] of due) waiting.delete(topic);
      if (waiting.size > 0) gather();
      if (due.length === 0) return;
      await look();
      for (const [topic, told] of due) await follow(topic, told);
    });
  };

  return {
    heard({ map, company, key }, isInLine) {
      if (map !== 'purchase-order' || company === null) return;
      const number = String(key[0]);
      hear(orderTopic(company, number), { company, number, isInLine });
    },
    async quiet(topic, work) {
      quiet.set(topic, (quiet.get(topic) ?? 0) + 1);
      try {
        return await work((version) => remember(topic, version));
      } finally {
        // What is shown of an act comes after what was read before it.
        await editing.get(topic);
        const left = (quiet.get(topic) ?? 1) - 1;
        if (left === 0) quiet.delete(topic);
        else quiet.set(topic, left);
      }
    },
  };
}
