import type { Row } from '../../engine/model.ts';
import type { Queryable } from '../../engine/runtime.ts';
import { sqlSchema } from '../catalogue.ts';
import type { Message } from './message.ts';

/** A registered step at stage 40, ready to be called. */
export interface Step {
  readonly id: string;
  readonly message: Message['name'];
  /** Logical name of the table; null for every table. */
  readonly table: string | null;
  /** 0 asked inside the transaction, 1 told after it. */
  readonly mode: 0 | 1;
  /** The plug-in can show text and write values; a webhook only lets pass or not. */
  readonly by: 'plugin' | 'webhook';
  /** An update concerns the step only when it sets one of these; null for any. */
  readonly attributes: ReadonlySet<string> | null;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly onUnavailable: 'refuse' | 'allow';
}

const httpHeader = 5;

/**
 * Class of `companions/dataverse-plugin`, whose work the stand-in does itself: no assembly runs here. Steps of other classes are passed
 * over.
 */
export const pluginClass = 'DispatchCopilot.Dataverse.AskBeforeCommit';

/** Reads the steps that call an address after the main operation, in their order. */
export async function readSteps(database: Queryable): Promise<readonly Step[]> {
  const rows = await database.query<Row>(
    `select s.sdkmessageprocessingstepid as id, m.name as message, f.primaryobjecttypecode as "table", s.mode,
            s.filteringattributes, s.configuration, e.url, e.authtype, e.authvalue, t.typename, c.secureconfig
       from ${sqlSchema}.sdkmessageprocessingstep s
       left join ${sqlSchema}.serviceendpoint e on e.serviceendpointid = s.eventhandler
       left join ${sqlSchema}.plugintype t on t.plugintypeid = s.plugintypeid
       left join ${sqlSchema}.sdkmessageprocessingstepsecureconfig c
         on c.sdkmessageprocessingstepsecureconfigid = s.sdkmessageprocessingstepsecureconfigid
       join ${sqlSchema}.sdkmessage m on m.sdkmessageid = s.sdkmessageid
       left join ${sqlSchema}.sdkmessagefilter f on f.sdkmessagefilterid = s.sdkmessagefilterid
      where s.stage = 40 and coalesce(s.statecode, 0) = 0
      order by s.rank, s.name, s.sdkmessageprocessingstepid`,
  );
  return rows.flatMap((row) => step(row));
}

/** True when the step is to be called for this message. */
export function concerns(step: Step, message: Message): boolean {
  if (
    message.bypassed.has(step.mode) ||
    step.message !== message.name ||
    (step.table !== null && step.table !== message.table.logicalName)
  ) {
    return false;
  }
  const { attributes } = step;
  return (
    attributes === null || message.name !== 'Update' || Object.keys(message.target).some((each) => attributes.has(each))
  );
}

function step(row: Row): Step[] {
  const message = row['message'];
  const handler = handlerOf(row);
  if (handler === null || (message !== 'Create' && message !== 'Update' && message !== 'Delete')) {
    return [];
  }
  const attributes = String(row['filteringattributes'] ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return [
    {
      id: String(row['id']),
      message,
      table: row['table'] === null || row['table'] === undefined ? null : String(row['table']),
      mode: row['mode'] === 1 ? 1 : 0,
      attributes: attributes.length === 0 ? null : new Set(attributes),
      ...handler,
    },
  ];
}

function handlerOf(row: Row): Pick<Step, 'by' | 'url' | 'headers' | 'onUnavailable'> | null {
  if (row['typename'] === pluginClass) {
    const configured = settingsIn(row['configuration']);
    const { key } = settingsIn(row['secureconfig']);
    return {
      by: 'plugin',
      url: typeof configured['url'] === 'string' ? configured['url'] : '',
      headers: { 'x-dispatch-copilot-key': typeof key === 'string' ? key : '' },
      onUnavailable: configured['onUnavailable'] === 'allow' ? 'allow' : 'refuse',
    };
  }
  if (typeof row['url'] !== 'string') return null;
  return {
    by: 'webhook',
    url: row['url'],
    headers: row['authtype'] === httpHeader ? readSettings(String(row['authvalue'] ?? '')) : {},
    onUnavailable: 'refuse',
  };
}

function settingsIn(configuration: unknown): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(String(configuration));
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** The form in which an endpoint keeps its secret header: `<settings><setting name="…" value="…"/></settings>`. */
export function writeSettings(headers: Readonly<Record<string, string>>): string {
  const settings = Object.entries(headers).map(
    ([name, value]) => `<setting name="${escape(name)}" value="${escape(value)}" />`,
  );
  return `<settings>${settings.join('')}</settings>`;
}

function readSettings(text: string): Record<string, string> {
  const found = text.matchAll(/<setting\s+name="([^"]*)"\s+value="([^"]*)"\s*\/>/g);
  return Object.fromEntries(
    [...found].map(([, name = '', value = '']) => [unescape(name).toLowerCase(), unescape(value)]),
  );
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

function unescape(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&');
}
