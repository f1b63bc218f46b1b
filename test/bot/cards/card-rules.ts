/** What every card that leaves has to keep to; resolves to what it breaks. */
import { AdaptiveCard, HostConfig, SerializationContext, Versions } from 'adaptivecards';
import { elementsOf, type CardJson } from '../support/card.ts';

const largest = 25_000;

/** Plain fields of another name beside a list that suggests: a search that narrows it, a name that is looked up. */
const typedBeside: ReadonlyMap<string, string> = new Map([
  ['asset', 'words'],
  ['to', 'who'],
]);

/** Buttons that Teams shows. */
const mostActions = 6;

export function brokenRules(card: CardJson): string[] {
  return [...sdkFindings(card), ...ownFindings(card)];
}

/** Unknown elements, wrong enum values, inputs without id: as the renderer's own parser sees them. */
function sdkFindings(card: CardJson): string[] {
  const parsed = new AdaptiveCard();
  parsed.hostConfig = new HostConfig({ actions: { maxActions: mostActions } });
  const context = new SerializationContext(Versions.v1_5);
  parsed.parse(card, context);
  const events = Array.from(
    { length: context.eventCount },
    (_value, index) => context.getEventAt(index)?.message ?? '',
  );
  return [
    ...events.filter((event) => !event.includes('choices.data')),
    ...parsed.validateProperties().validationEvents.map(({ message }) => message),
  ];
}

/** What the parser lets pass. */
function ownFindings(card: CardJson): string[] {
  const found: string[] = [];
  const elements = elementsOf(card);
  const check = (holds: boolean, message: string): void => void (holds || found.push(message));
  check(card['version'] === '1.5', 'version is 1.5');
  check(typeof card['fallbackText'] === 'string' && card['fallbackText'] !== '', 'has a fallback text');
  check(Buffer.byteLength(JSON.stringify(card)) < largest, 'is small enough');
  check(((card['actions'] ?? []) as unknown[]).length <= 6, 'has at most six actions');
  const headings = elements.filter((element) => element['style'] === 'heading');
  check(headings.length > 0, 'has a heading');
  const ids = elements.flatMap((element) => (typeof element['id'] === 'string' ? [element['id']] : []));
  check(new Set(ids).size === ids.length, 'has each id once');
  for (const element of elements) {
    const type = typeof element['type'] === 'string' ? element['type'] : '';
    for (const [key, value] of Object.entries(element)) check(value !== null, `${type}.${key} is not null`);
    if (type === 'TextBlock') {
      check(typeof element['text'] === 'string' && element['text'] !== '', 'a text block has text');
      check(element['wrap'] === true, `“${String(element['text'])}” wraps`);
    }
    if (type.startsWith('Input.')) {
      // What a tick box is about stands beside it: a label above would say it twice.
      const label = type === 'Input.Toggle' ? (element['label'] ?? element['title']) : element['label'];
      check(typeof label === 'string' && label !== '', `${String(element['id'])} has a label`);
      const holds = type === 'Input.Number' ? 'number' : 'string';
      check(
        element['value'] === undefined || typeof element['value'] === holds,
        `${String(element['id'])} holds a ${holds}`,
      );
    }
    if (type === 'Input.ChoiceSet') {
      const suggests = element['choices.data'] !== undefined;
      check(suggests || ((element['choices'] ?? []) as unknown[]).length > 0, 'there are choices');
      check(
        !suggests || ids.includes(typedBeside.get(String(element['id'])) ?? `${String(element['id'])}-typed`),
        `${String(element['id'])} can be typed as well`,
      );
    }
    if (element['isRequired'] === true)
      check(typeof element['errorMessage'] === 'string', `${String(element['id'])} says that it is needed`);
    if (element['color'] !== undefined && element['color'] !== 'default')
      check(/\p{L}/u.test(String(element['text'])), 'what is coloured is said in words too');
    if (type === 'Image') check(typeof element['altText'] === 'string', 'an image has an alternative text');
    if (type === 'ActionSet')
      check(((element['actions'] ?? []) as unknown[]).length <= 6, 'an action set has at most six actions');
    if (type.startsWith('Action.'))
      check(typeof element['title'] === 'string' && element['title'] !== '', 'an action has a title');
    if (type === 'Action.Execute')
      check(typeof element['verb'] === 'string' && element['verb'] !== '', 'an action has a verb');
    if (type === 'Action.OpenUrl') check(/^https?:\/\//.test(String(element['url'])), 'a link is a web address');
  }
  return found;
}

/** All texts of a card with where they stand. */
export function textsOf(card: CardJson): string[] {
  return elementsOf(card).flatMap((element) =>
    Object.values(element).filter((value): value is string => typeof value === 'string'),
  );
}
