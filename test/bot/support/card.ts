/** Reading a card as a person does. */

export type CardJson = Readonly<Record<string, unknown>>;

export interface Button {
  readonly title: string;
  readonly verb: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly takesInputs: boolean;
}

/** Every object inside a card, the card itself first. */
export function elementsOf(value: unknown): CardJson[] {
  if (Array.isArray(value)) return value.flatMap(elementsOf);
  if (typeof value !== 'object' || value === null) return [];
  return [value as CardJson, ...Object.values(value).flatMap(elementsOf)];
}

/** All that is written on a card, backslashes of Markdown taken away, one line an element. */
export function textOf(card: CardJson): string {
  const written = elementsOf(card).flatMap((element) => {
    if (element['type'] === 'TextBlock' || element['type'] === 'TextRun') return [element['text']];
    if (typeof element['type'] === 'string' && element['type'].startsWith('Input.'))
      return [
        element['label'],
        element['title'],
        typeof element['value'] === 'number' ? String(element['value']) : element['value'],
      ];
    if (typeof element['type'] === 'string' && element['type'].startsWith('Action.'))
      return [`[${String(element['title'])}]`];
    return 'title' in element && 'value' in element ? [`${String(element['title'])}: ${String(element['value'])}`] : [];
  });
  return written
    .filter((text): text is string => typeof text === 'string')
    .map((text) => text.replace(/\\([\\`*_{}[\]<>~|#=+\-.)])/g, '$1'))
    .join('\n');
}

/** What can be pressed, select actions included. */
export function buttonsOf(card: CardJson): Button[] {
  return elementsOf(card)
    .filter((element) => element['type'] === 'Action.Execute')
    .map((element) => ({
      title: String(element['title']),
      verb: String(element['verb']),
      data: (element['data'] ?? {}) as Record<string, unknown>,
      takesInputs: element['associatedInputs'] !== 'none',
    }));
}

/** What stands in the inputs of a card. */
export function inputsOf(card: CardJson): Record<string, string> {
  const inputs = elementsOf(card).filter(
    (element) => typeof element['type'] === 'string' && element['type'].startsWith('Input.'),
  );
  return Object.fromEntries(
    inputs.flatMap((input) =>
      typeof input['value'] === 'string' || typeof input['value'] === 'number'
        ? [[String(input['id']), String(input['value'])]]
        : [],
    ),
  );
}

/** The value of a choice by its title, or by part of it. */
export function choiceValue(card: CardJson, input: string, title: string): string | undefined {
  const set = elementsOf(card).find((element) => element['id'] === input);
  const choices = (set?.['choices'] ?? []) as { title: string; value: string }[];
  return (choices.find((one) => one.title === title) ?? choices.find((one) => one.title.includes(title)))?.value;
}
