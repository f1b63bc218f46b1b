/**
 * Infolog text as finance and operations sends it, cleaned of its machinery and never reworded: `Write failed for table row of type
 * '<entity>'. Infolog: <severity>: <text>; <severity>: <text>.`
 */

import { unwrapped } from '../wrapping.ts';

/** One message of an infolog. `field` is the entity property that a field validation failed on. */
export interface InfologMessage {
  readonly message: string;
  readonly field: string | null;
}

const severity = /(?:Info|Warning|Error):\s/;
const entry = new RegExp(`;\\s*(?=${severity.source})`);
/** Says only that the messages before it had their effect. */
const consequence = /^(?:Update|Create|Delete) has been canceled\.$/;
const machinery = /^validate(?:Field|Write|Delete) failed on (?:field|data source) '([^']*)'\.*$/;

/** The messages of an infolog, in order, each once. A text without that form is one message. */
export function readInfolog(text: string): readonly InfologMessage[] {
  const entries = unwrapped(text).split(entry).map(withoutSeverity);
  const messages: InfologMessage[] = [];
  for (const message of entries.flatMap(splitValidation)) {
    const failed = machinery.exec(message);
    const last = messages.at(-1);
    if (failed === null) {
      if (message !== '' && !messages.some((other) => other.message === message))
        messages.push({ message, field: null });
    } else if (last !== undefined && last.field === null && message.startsWith('validateField')) {
      messages[messages.length - 1] = { ...last, field: failed[1]?.split('.').at(-1) ?? null };
    }
  }
  const reasons = messages.filter(({ message }) => !consequence.test(message));
  if (reasons.length > 0) return reasons;
  return messages.length > 0 ? messages : [{ message: text.trim(), field: null }];
}

/** The sentence about the failed validation may stand behind the message without a semicolon. */
function splitValidation(message: string): readonly string[] {
  const at = message.search(/\bvalidate(?:Field|Write|Delete) failed on /);
  return at <= 0 ? [message] : [tidy(message.slice(0, at)), tidy(message.slice(at))];
}

function withoutSeverity(text: string): string {
  return tidy(text.replace(new RegExp(`^${severity.source}`), ''));
}

/** Ends a message as a sentence ends: the log adds points of its own, and keeps blanks. */
function tidy(text: string): string {
  return text
    .trim()
    .replace(/\.{2}$/, '.')
    .replace(/;$/, '');
}
