/**
 * Every setting, as one schema over the environment: name, form, default and meaning. The table in docs/operating.md is made from it.
 * A setting that is set to nothing counts as not set.
 */
import { z } from 'zod';

const text = z.string().trim().min(1);
const guid = text
  .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12,13}$/i, 'is not a GUID')
  .transform((id) => id.toLowerCase());
const port = whole(0, 65_535);
const list = text.transform((value) => value.split(/[\s,;]+/).filter((part) => part !== ''));
const guids = list.pipe(z.array(guid));
const address = text.transform((value, context) => {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url !== null && /^https?:$/.test(url.protocol)) return url.origin;
  context.addIssue({ code: 'custom', message: 'is not an http or https address' });
  return z.NEVER;
});

export const settingsSchema = z.object({
  NODE_ENV: text
    .optional()
    .describe(
      'With `production` the process refuses to run open: it then needs the `MicrosoftApp…` settings and both addresses.',
    ),
  PORT: port.default(3978).describe('Port of the bot, the hooks and the probes. 0 takes any free one.'),
  LISTEN_ADDRESS: text
    .optional()
    .describe('Network address to listen on. Not set: `127.0.0.1` while the bot is open to anyone, else `0.0.0.0`.'),
  DATA_DIR: text.default('.data').describe('Folder of everything kept on disk. One process at a time.'),
  LOG_FORMAT: z
    .enum(['auto', 'json', 'text'])
    .default('auto')
    .describe('`json`: one object a line; `text`: for people; `auto`: text on a terminal.'),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error'])
    .default('info')
    .describe('The least severe lines that are written.'),

  DATAVERSE_URL: address
    .optional()
    .describe('Address of the Dataverse environment, `https://<org>.crm.dynamics.com`. Not set: the embedded sandbox.'),
  FINOPS_URL: address
    .optional()
    .describe('Address of the finance and operations environment. Goes together with `DATAVERSE_URL`.'),
  DEFAULT_COMPANY: text
    .transform((company) => company.toLowerCase())
    .optional()
    .describe('Company of people who have none of their own. Not set: `usmf` in the sandbox; needed with addresses.'),
  SANDBOX_DATAVERSE_PORT: port.default(4710).describe('Port of the embedded Dataverse.'),
  SANDBOX_FINOPS_PORT: port.default(4720).describe('Port of the embedded finance and operations.'),

  SANDBOX_ORGANISATION: z
    .enum(['set up', 'plain'])
    .default('set up')
    .describe(
      'What a new embedded Dataverse comes with: `plain` is Field Service alone, without what integration adds, for trying out `setup`.',
    ),
  PUBLIC_ADDRESS: address
    .optional()
    .describe(
      'Address that both systems reach this process by; `setup` registers hooks there. Not set: this machine, which only a sandbox reaches.',
    ),
  SETUP_TOKEN: text
    .optional()
    .describe(
      'Access token of a system administrator of Dataverse, for `setup` alone. Not set: the integration itself; in the sandbox, Patti Fernandez.',
    ),

  MicrosoftAppId: guid.optional().describe('Application (client) id of the bot registration.'),
  MicrosoftAppType: z.enum(['SingleTenant', 'UserAssignedMSI']).optional().describe('Kind of the bot registration.'),
  MicrosoftAppTenantId: guid
    .optional()
    .describe('Tenant of the bot registration; people of other tenants are turned away.'),
  MicrosoftAppPassword: text.optional().describe('Client secret of the bot registration. `SingleTenant` only.'),

  INTEGRATION_CLIENT_ID: guid
    .optional()
    .describe('App registration that is an application user in both systems. Not set: the bot registration.'),
  INTEGRATION_TENANT_ID: guid
    .optional()
    .describe('Tenant of that registration. Not set: the tenant of the bot registration.'),
  INTEGRATION_CLIENT_SECRET: text
    .optional()
    .describe('Its client secret. One of secret, certificate, managed identity.'),
  INTEGRATION_CERTIFICATE_PATH: text.optional().describe('PEM file with its certificate and private key.'),
  INTEGRATION_MANAGED_IDENTITY: text
    .optional()
    .describe('`system`, or the client id of a user-assigned managed identity to sign in with.'),
  INTEGRATION_USER: text
    .transform((user) => user.toLowerCase())
    .default('dispatch-copilot@example.com')
    .describe('Name that finance and operations knows the integration by; its own changes are told by it.'),

  DIALOGS: z
    .enum(['on', 'off'])
    .optional()
    .describe(
      'Whether forms offer to be opened as a dialog. Not set: `on` where the bot signs in with Microsoft; the chat windows of this machine know none.',
    ),
  SEND_LIMITS: z
    .enum(['teams', 'none'])
    .default('teams')
    .describe('Whose limits messages to a conversation keep: those of Teams, or none where the channel has none.'),
  OAUTH_CONNECTION: text
    .optional()
    .describe(
      'Name of the OAuth connection of the bot registration, with which people sign in, so that their part in finance and operations is done in their name.',
    ),
  TOKEN_SERVICE_URL: address
    .default('https://api.botframework.com')
    .describe(
      'Address of the token service of the Bot Framework that keeps those sign-ins. In Europe `https://europe.api.botframework.com`.',
    ),
  ENTRA_URL: address
    .default('https://login.microsoftonline.com')
    .describe('Address of Microsoft Entra ID; other clouds have others.'),

  HOOK_KEY: text
    .refine((key) => key.length >= 16, 'is shorter than 16 characters')
    .optional()
    .describe(
      'Secret that both systems send with each hook call. Not set in the local profile: a new one at each start.',
    ),
  HOOK_DEADLINE_SECONDS: seconds(1, 100)
    .default(8)
    .describe('Longest time a hook may take to answer; shorter than the 10 seconds that the systems wait for it.'),
  ORIGIN_TRANSACTION_LIMIT_SECONDS: seconds(1, 3600)
    .default(120)
    .describe(
      'How long a transaction of either system can live; after it an accepted change that never came is taken back.',
    ),
  CATCH_UP_SECONDS: seconds(0, 3600)
    .optional()
    .describe(
      'Between looks at what both systems say has changed in them, for what no hook told of. 0 never looks. Not set: 60, and 15 in the sandbox.',
    ),
  HOOK_GRACE_SECONDS: seconds(0, 3600)
    .default(20)
    .describe('How long a hook may take to tell of what such a look finds, before it is reported as missed.'),
  COMPARISON_SECONDS: seconds(10, 86_400)
    .default(900)
    .describe(
      'Between comparisons of all records with those seen before, in finance and operations, which tells no changes.',
    ),
  CALL_TIMEOUT_SECONDS: seconds(0.5, 99)
    .default(7)
    .describe(
      'Longest wait for one answer of either system; shorter than `HOOK_DEADLINE_SECONDS`, so that a hook can still say how its call ended.',
    ),
  WRITE_DEADLINE_SECONDS: seconds(1, 300)
    .default(20)
    .describe('After this time a person is told that the outcome is still being found out.'),
  MAPS_AT_FIRST_START: z
    .enum(['run', 'rest'])
    .optional()
    .describe(
      'What entity maps do that were never heard of: `run`, or `rest` until an administrator runs them. Not set: `rest` where the bot signs in with Microsoft, else `run`.',
    ),
  QUEUE_LIMIT: whole(1, 10_000_000)
    .default(50_000)
    .describe(
      'How many changes of one map are kept one by one while it is paused; of further ones the latest state of a record is carried over.',
    ),
  RETENTION_DAYS: whole(0, 36_500)
    .default(400)
    .describe(
      'How many days closed operations, settled failures and told alerts are kept. What is open or parked is kept until it is settled. 0: for ever.',
    ),
  ADMINISTRATORS: guids
    .optional()
    .describe(
      'Entra object ids of those who are told of every sync failure, with commas between. Not set in the sandbox: Patti Fernandez.',
    ),
  APPROVAL_REMINDER_HOURS: whole(0, 720)
    .default(24)
    .describe(
      'How long before its due date in Supply Chain Management an approver is reminded of an order. 0: only of what is overdue.',
    ),
  TRUSTED_SERVICE_HOSTS: list
    .default('smba.trafficmanager.net,*.teams.microsoft.com,*.botframework.com')
    .describe(
      'Hosts that the bot may send answers to; `*.` stands for any host below. While the bot is open, this machine alone.',
    ),

  AZURE_OPENAI_ENDPOINT: address
    .optional()
    .describe(
      'Address of an Azure OpenAI resource. Messages are then read by a language model, and by the grammar where it brings nothing usable.',
    ),
  AZURE_OPENAI_DEPLOYMENT: text.optional().describe('Name of its model deployment.'),
  AZURE_OPENAI_API_VERSION: text.default('2024-10-21').describe('Version of its interface.'),
  OPENAI_BASE_URL: text
    .url('is not an address')
    .optional()
    .describe('Address of another endpoint that speaks the same protocol, up to and with `/v1`.'),
  OPENAI_MODEL: text.optional().describe('Model to ask for there.'),
  LANGUAGE_MODEL_KEY: text
    .optional()
    .describe('Key of either endpoint. Azure OpenAI without one is signed in to as the process (managed identity).'),
  LANGUAGE_MODEL_TIMEOUT_SECONDS: seconds(0.5, 30)
    .default(4)
    .describe('Longest wait for the language model before the grammar reads the message.'),

  PLAYGROUND: z
    .enum(['on', 'off'])
    .default('on')
    .describe(
      '`off` leaves out both chat windows. They are only started while the bot is open, and only where the package is installed.',
    ),
  PLAYGROUND_PORT: port.default(56_150).describe('Chat window of the dispatcher.'),
  PLAYGROUND_APPROVER_PORT: port.default(56_151).describe('Chat window of the approver.'),
});

export type Settings = z.infer<typeof settingsSchema>;
export type SettingName = keyof Settings;

/** One row of the table of settings. */
export interface SettingDescription {
  readonly name: SettingName;
  readonly default: string | null;
  readonly meaning: string;
}

/** All settings in the order of the schema. */
export function describeSettings(): SettingDescription[] {
  return Object.entries(settingsSchema.shape).map(([name, schema]) => ({
    name: name as SettingName,
    default: schema instanceof z.ZodDefault ? String(defaultOf(schema)) : null,
    meaning: schema.description ?? '',
  }));
}

/** The default as somebody would write it into the environment. */
function defaultOf(schema: z.ZodDefault<z.ZodTypeAny>): unknown {
  return schema._def.defaultValue();
}

function whole(least: number, most: number) {
  return z
    .union([z.number(), text])
    .transform(Number)
    .refine(
      (value) => Number.isInteger(value) && value >= least && value <= most,
      `is not a whole number from ${least} to ${most}`,
    );
}

function seconds(least: number, most: number) {
  return z
    .union([z.number(), text])
    .transform(Number)
    .refine((value) => value >= least && value <= most, `is not a number of seconds from ${least} to ${most}`);
}
