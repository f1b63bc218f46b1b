/** What the bot asks of a language model: one call of one tool. Types only. */

/** A request as a model sees it. */
export interface Tool {
  readonly name: string;
  readonly description: string;
  /** JSON schema of its arguments. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

export interface Message {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

/** As the model said it: nothing of it is checked. */
export interface ToolCall {
  readonly name: string;
  /** JSON, if the model kept to it. */
  readonly arguments: string;
}

export interface LanguageModel {
  /** The first call the model makes; null when it makes none. Throws when no answer can be had before the signal. */
  choose(messages: readonly Message[], tools: readonly Tool[], signal: AbortSignal): Promise<ToolCall | null>;
}
