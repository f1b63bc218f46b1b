/** Conversations as data: who does what, and what must then be read. The same scripts run against any bot that has a window. */
import assert from 'node:assert/strict';
import type { ChatWindow } from '../support/chat.ts';

/** One step. Texts expected are parts of what is read on the newest card; a regular expression may stand for one. */
type Step = {
  /** Whose window; the script's first person unless told. */
  readonly as?: string;
  readonly sees?: readonly (string | RegExp)[];
  readonly seesNot?: readonly (string | RegExp)[];
  /** Remembers what the expression finds under a name: `{name}` in later steps stands for it. */
  readonly keeps?: Readonly<Record<string, RegExp>>;
} & (
  | { readonly says: string }
  | {
      readonly presses: string;
      readonly with?: Readonly<Record<string, string>>;
      /** What the click is answered in words with, the card staying as it is. */
      readonly told?: RegExp;
    }
  | { readonly waits: true }
);

export interface Script {
  readonly title: string;
  readonly steps: readonly Step[];
}

/** Plays a script. `windowOf` gives the window of a person by name; what `kept` has is what `{name}` stands for. */
export async function play(
  script: Script,
  windowOf: (name: string | undefined) => ChatWindow,
  kept: Map<string, string> = new Map(),
): Promise<void> {
  const filled = (text: string): string => text.replace(/\{(\w+)\}/g, (whole, name: string) => kept.get(name) ?? whole);
  const expectedOf = (expected: string | RegExp): string | RegExp =>
    typeof expected === 'string' ? filled(expected) : new RegExp(filled(expected.source), expected.flags);
  for (const [index, step] of script.steps.entries()) {
    const window = windowOf(step.as);
    let answered = '';
    const what =
      'says' in step ? `says “${step.says.slice(0, 60)}”` : 'presses' in step ? `presses ${step.presses}` : 'waits';
    try {
      if ('says' in step) await window.says(filled(step.says));
      if ('presses' in step) {
        const typed = Object.entries(step.with ?? {}).map(([id, text]) => [id, filled(text)] as const);
        const { body } = await window.presses(step.presses, Object.fromEntries(typed));
        if (typeof body.value === 'string') answered = `, answered “${body.value}”`;
        if (step.told !== undefined) assert.match(String(body.value), step.told);
      }
      for (const expected of step.sees ?? []) await window.sees(expectedOf(expected));
    } catch (error) {
      const told = error instanceof Error ? error.message : String(error);
      throw new assert.AssertionError({ message: `step ${index + 1}, ${what}${answered}: ${told}` });
    }
    const text = window.text();
    for (const [name, expression] of Object.entries(step.keeps ?? {})) {
      const found = expression.exec(text);
      assert.ok(found, `step ${index + 1}, ${what}: nothing reads as ${String(expression)} in\n${text}`);
      kept.set(name, found[1] ?? found[0]);
    }
    for (const written of step.seesNot ?? []) {
      const unexpected = expectedOf(written);
      const there = typeof unexpected === 'string' ? text.includes(unexpected) : unexpected.test(text);
      assert.ok(!there, `step ${index + 1}, ${what}: must not see ${String(unexpected)} in\n${text}`);
    }
  }
}
