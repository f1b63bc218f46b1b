/** A person at a chat window: types, presses buttons, and sees what stands there. Speaks HTTP to the bot only. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { buttonsOf, choiceValue, inputsOf, textOf, type CardJson } from './card.ts';
import type { RecordingConnector } from './connector.ts';

export interface ChatPerson {
  readonly aadObjectId: string;
  readonly name: string;
}

export interface ChatParts {
  readonly botUrl: string;
  readonly connector: RecordingConnector;
  readonly person: ChatPerson;
  /** Conversation id; the person's own unless told. */
  readonly conversation?: string;
  readonly conversationType?: 'personal' | 'groupChat' | 'channel';
  readonly tenantId?: string;
}

export interface InvokeAnswer {
  readonly status: number;
  readonly body: { readonly statusCode?: number; readonly type?: string; readonly value?: unknown };
}

/** A window of one conversation. */
export class ChatWindow {
  readonly #parts: ChatParts;
  /** What the channel shows for each message: the latest of its posts and edits, and of answers to clicks. */
  readonly #shown = new Map<string, CardJson | null>();
  #seen = 0;

  constructor(parts: ChatParts) {
    this.#parts = parts;
  }

  get conversation(): string {
    return this.#parts.conversation ?? `personal ${this.#parts.person.aadObjectId}`;
  }

  /** Posts a raw activity; what is given replaces the defaults. */
  async post(activity: Readonly<Record<string, unknown>>): Promise<InvokeAnswer> {
    const { botUrl, connector, person, conversationType = 'personal', tenantId = 'tenant' } = this.#parts;
    const response = await fetch(`${botUrl}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', connection: 'close' },
      body: JSON.stringify({
        id: randomUUID(),
        channelId: 'msteams',
        serviceUrl: connector.serviceUrl,
        timestamp: '2026-11-23T10:00:00.000Z',
        locale: 'en-GB',
        from: { id: `29:${person.aadObjectId}`, aadObjectId: person.aadObjectId, name: person.name },
        recipient: { id: '28:bot', name: 'Dispatch Copilot' },
        conversation: { id: this.conversation, conversationType, tenantId },
        channelData: { tenant: { id: tenantId } },
        ...activity,
      }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? {} : (JSON.parse(text) as InvokeAnswer['body']) };
  }

  /** Types a message. */
  async says(text: string, more: Readonly<Record<string, unknown>> = {}): Promise<void> {
    const { status } = await this.post({ type: 'message', text, ...more });
    assert.equal(status, 200, `“${text.slice(0, 60)}” is accepted`);
  }

  /** Presses a button of the newest card that has it, with what is typed or picked; a choice may be given by its title. */
  async presses(title: string, inputs: Readonly<Record<string, string>> = {}): Promise<InvokeAnswer> {
    this.#readChannel();
    for (const [activity, card] of [...this.#shown].reverse()) {
      const buttons = card === null ? [] : buttonsOf(card);
      const button = buttons.find((one) => one.title === title) ?? buttons.find((one) => one.title.startsWith(title));
      if (card === null || button === undefined) continue;
      const typed = Object.entries(inputs).map(([id, value]) => [id, choiceValue(card, id, value) ?? value]);
      const data = button.takesInputs
        ? { ...button.data, ...inputsOf(card), ...(Object.fromEntries(typed) as Record<string, string>) }
        : button.data;
      return this.clicks(activity, button.verb, data);
    }
    throw new assert.AssertionError({ message: `No card has a button “${title}”. Shown:\n${this.text()}` });
  }

  /** Sends a click as the channel does, whatever is on the card. */
  async clicks(activity: string, verb: string, data: unknown): Promise<InvokeAnswer> {
    const answer = await this.post({
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: activity,
      value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
    });
    assert.equal(answer.status, 200, `the click on ${verb} is answered`);
    if (answer.body.type === 'application/vnd.microsoft.card.adaptive') {
      this.#readChannel();
      this.#shown.set(activity, answer.body.value as CardJson);
    }
    return answer;
  }

  /** The newest card in the window, edits included. */
  card(): CardJson {
    this.#readChannel();
    const newest = [...this.#shown.values()].at(-1);
    assert.ok(newest, 'there is a card');
    return newest;
  }

  /** All that can be read on the newest card or message. */
  text(): string {
    this.#readChannel();
    const newest = [...this.#shown.values()].at(-1);
    return newest === undefined ? '' : newest === null ? (this.messages().at(-1) ?? '') : textOf(newest);
  }

  /** Ids of the messages that show something now, oldest first. */
  activities(): readonly string[] {
    this.#readChannel();
    return [...this.#shown.keys()];
  }

  /** The card that a message shows now. */
  cardAt(activity: string): CardJson {
    this.#readChannel();
    const card = this.#shown.get(activity);
    assert.ok(card, `${activity} shows a card`);
    return card;
  }

  /** What a message shows now. */
  shownAt(activity: string): string {
    this.#readChannel();
    const card = this.#shown.get(activity);
    return card === undefined || card === null ? '' : textOf(card);
  }

  /** Waits until a message reads as expected, wherever it stands. */
  async seesAt(activity: string, expected: string | RegExp, milliseconds = 15_000): Promise<void> {
    const matches = (text: string): boolean =>
      typeof expected === 'string' ? text.includes(expected) : expected.test(text);
    for (let waited = 0; !matches(this.shownAt(activity)); waited += 20) {
      if (waited > milliseconds) {
        const shown = this.shownAt(activity);
        throw new assert.AssertionError({ message: `Expected to see ${String(expected)} there. Shown:\n${shown}` });
      }
      await pause(20);
    }
  }

  /** Plain texts sent here. */
  messages(): readonly string[] {
    return this.#own().flatMap(({ body }) => (typeof body['text'] === 'string' ? [body['text']] : []));
  }

  /** Waits until the newest card reads as expected. */
  async sees(expected: string | RegExp, milliseconds = 15_000): Promise<void> {
    const matches = (text: string): boolean =>
      typeof expected === 'string' ? text.includes(expected) : expected.test(text);
    for (let waited = 0; !matches(this.text()); waited += 20) {
      if (waited > milliseconds) {
        throw new assert.AssertionError({ message: `Expected to see ${String(expected)}. Shown:\n${this.text()}` });
      }
      await pause(20);
    }
  }

  #own() {
    return this.#parts.connector.recorded.filter(({ conversation }) => conversation === this.conversation);
  }

  #readChannel(): void {
    const own = this.#own().filter(({ body }) => body['type'] === 'message');
    for (const { activity, body } of own.slice(this.#seen)) {
      const [attachment] = (body['attachments'] ?? []) as { content?: CardJson }[];
      this.#shown.set(activity, attachment?.content ?? null);
    }
    this.#seen = own.length;
  }
}
