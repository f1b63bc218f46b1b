/** Conversations as data: who does what, and what must then be read. The same scripts run against any bot that has a window. */
import assert from 'node:assert/strict';
import type { ChatWindow } from '../support/chat.ts';

/** One step. Texts expected are parts of what is read on the newest card; a regular expression may stand for one. */
type Step = {
  /** Whose window; the script's first person unless told. */
  readonly as?: string;
  readonly sees?: readonly (string | RegExp)[];
  readonly seesNot?: readonly (string | RegExp)[];
} & (
  | { readonly says: string }
  | { readonly presses: string; readonly with?: Readonly<Record<string, string>> }
  | { readonly waits: true }
);

export interface Script {
  readonly title: string;
  readonly steps: readonly Step[];
}

/** Plays a script. `windowOf` gives the window of a person by name. */
export async function play(script: Script, windowOf: (name: string | undefined) => ChatWindow): Promise<void> {
  for (const [index, step] of script.steps.entries()) {
    const window = windowOf(step.as);
    const what =
      'says' in step ? `says “${step.says.slice(0, 60)}”` : 'presses' in step ? `presses ${step.presses}` : 'waits';
    try {
      if ('says' in step) await window.says(step.says);
      if ('presses' in step) await window.presses(step.presses, step.with);
      for (const expected of step.sees ?? []) await window.sees(expected);
    } catch (error) {
      const told = error instanceof Error ? error.message : String(error);
      throw new assert.AssertionError({ message: `step ${index + 1}, ${what}: ${told}` });
    }
    const text = window.text();
    for (const unexpected of step.seesNot ?? []) {
      const there = typeof unexpected === 'string' ? text.includes(unexpected) : unexpected.test(text);
      assert.ok(!there, `step ${index + 1}, ${what}: must not see ${String(unexpected)} in\n${text}`);
    }
  }
}
