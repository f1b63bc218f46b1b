/**
 * From the environment to one checked configuration; the only place that reads the environment. All problems are told at once.
 *
 * The *local profile* is what runs when nothing Microsoft is configured: embedded sandbox, anonymous bot on loopback. As soon as
 * anything real is named, the bot must check who calls it, and what is needed for that is asked for.
 */
import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { CodedError } from '../errors.ts';
import type { LanguageModelEndpoint } from '../language-model/openai.ts';
import { settingsSchema, type SettingName, type Settings } from './settings.ts';

/** How the bot knows who calls it. */
export type BotSignIn =
  | { readonly kind: 'anonymous' }
  | {
      readonly kind: 'singleTenant';
      readonly appId: string;
      readonly tenantId: string;
      readonly password: string;
    }
  | { readonly kind: 'managedIdentity'; readonly appId: string; readonly tenantId: string };

/** How the integration signs in to both systems. `local` is the sandbox's: a bearer token that is the user's name. */
export type IntegrationSignIn =
  | { readonly kind: 'local' }
  | { readonly kind: 'secret'; readonly tenantId: string; readonly clientId: string; readonly secret: string }
  | { readonly kind: 'certificate'; readonly tenantId: string; readonly clientId: string; readonly path: string }
  | {
      readonly kind: 'managedIdentity';
      readonly identityClientId?: string;
      readonly federated?: { readonly tenantId: string; readonly clientId: string };
    };

/** Where both systems are: started by this process, or at addresses. */
export type SystemAddresses =
  | { readonly kind: 'embedded'; readonly dataversePort: number; readonly financeOperationsPort: number }
  | { readonly kind: 'addresses'; readonly dataverse: string; readonly financeOperations: string };

export interface Configuration {
  readonly listen: { readonly host: string; readonly port: number };
  readonly dataFolder: string;
  readonly log: { readonly format: Settings['LOG_FORMAT']; readonly level: Settings['LOG_LEVEL'] };
  readonly bot: BotSignIn;
  readonly trustedServiceHosts: readonly string[];
  readonly systems: SystemAddresses;
  readonly integration: { readonly signIn: IntegrationSignIn; readonly user: string };
  /** Whether forms offer to be opened as a dialog. */
  readonly dialogs: boolean;
  readonly sendLimits: Settings['SEND_LIMITS'];
  /** How people sign in, so that their part is done in their name; null: they cannot. */
  readonly peopleSignIn: { readonly connection: string; readonly tokenService: string } | null;
  /** Address of Microsoft Entra ID. */
  readonly entra: string;
  readonly defaultCompany: string;
  readonly maps: { readonly atFirstStart: 'run' | 'rest'; readonly queueLimit: number };
  readonly administrators: readonly string[];
  readonly approvalReminderHours: number;
  readonly hookKey: string;
  /** Address that both systems reach this process by; null where none is set. */
  readonly publicAddress: string | null;
  /** Null: the integration sets up. */
  readonly setupToken: string | null;
  readonly sandboxOrganisation: Settings['SANDBOX_ORGANISATION'];
  /** All in milliseconds. */
  readonly times: {
    readonly hookDeadline: number;
    readonly originTransactionLimit: number;
    readonly call: number;
    readonly write: number;
    /** Null: never. */
    readonly catchUp: number | null;
    readonly hookGrace: number;
    readonly comparison: number;
    /** Null: for ever. */
    readonly retention: number | null;
  };
  /** Null: the grammar alone reads messages. */
  readonly languageModel: { readonly endpoint: LanguageModelEndpoint; readonly timeLimit: number } | null;
  /** Null: no chat windows. */
  readonly playground: { readonly dispatcherPort: number; readonly approverPort: number } | null;
}

/** A person of the sandbox who administers both systems. */
const sandboxAdministrator = '00000000-0000-0000-0000-0000000000024';

/** The configuration of this process. Throws CONFIGURATION_INVALID or OPEN_IN_PRODUCTION with every problem there is. */
export function configurationFromEnvironment(): Configuration {
  return parseConfiguration(process.env);
}

/** What a child process needs of the environment to run at all; settings and secrets stay here. */
export function environmentForChildren(): NodeJS.ProcessEnv {
  const needed = ['PATH', 'HOME', 'USERPROFILE', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'LANG', 'TZ'];
  return Object.fromEntries(
    needed.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );
}

/** {@link configurationFromEnvironment} for an environment that is given. */
export function parseConfiguration(environment: Readonly<Record<string, string | undefined>>): Configuration {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const parsed = settingsSchema.safeParse(given);
  const malformed = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${issue.path[0]}: ${wordIssue(issue.message, given, String(issue.path[0]))}`);
  const misspelt = misspeltNames(Object.keys(given));
  if (!parsed.success) throw invalid('CONFIGURATION_INVALID', [...misspelt, ...malformed]);

  const settings = parsed.data;
  const problems = [...misspelt, ...contradictions(settings)];
  const open = reasonsNotToRunOpen(settings);
  if (open.length > 0) throw invalid('OPEN_IN_PRODUCTION', [...open, ...problems]);
  if (problems.length > 0) throw invalid('CONFIGURATION_INVALID', problems);
  return arrange(settings);
}

function invalid(code: 'CONFIGURATION_INVALID' | 'OPEN_IN_PRODUCTION', problems: readonly string[]): CodedError {
  return new CodedError(
    code,
    problems
      .map((problem) => `\n  - ${problem}`)
      .join('')
      .trimStart(),
  );
}

/** Secrets are never repeated. */
function wordIssue(message: string, given: Readonly<Record<string, string | undefined>>, name: string): string {
  return /PASSWORD|SECRET|KEY|TOKEN/i.test(name) ? message : `${message} ("${given[name] ?? ''}")`;
}

/** `MICROSOFT_APP_ID` would otherwise be ignored, and the bot left open. */
function misspeltNames(names: readonly string[]): string[] {
  const bare = (name: string) => name.replaceAll('_', '').toLowerCase();
  const known = new Map(Object.keys(settingsSchema.shape).map((name) => [bare(name), name]));
  return names.flatMap((name) => {
    const right = known.get(bare(name));
    return right === undefined || right === name || !right.startsWith('Microsoft')
      ? []
      : [`${name}: the name of this setting is ${right}`];
  });
}

/** Settings of a process that signs in with Microsoft; the local profile needs none of them. */
const realSignIns: readonly SettingName[] = [
  'MicrosoftAppType',
  'MicrosoftAppTenantId',
  'MicrosoftAppPassword',
  'INTEGRATION_CLIENT_ID',
  'INTEGRATION_TENANT_ID',
  'INTEGRATION_CLIENT_SECRET',
  'INTEGRATION_CERTIFICATE_PATH',
  'INTEGRATION_MANAGED_IDENTITY',
];

function reasonsNotToRunOpen(settings: Settings): string[] {
  if (settings.MicrosoftAppId !== undefined) return [];
  const listenAddress = settings.LISTEN_ADDRESS;
  const reasons = [
    ...(listenAddress === undefined || isLoopback(listenAddress) ? [] : ['LISTEN_ADDRESS is not a loopback address']),
    ...(settings.NODE_ENV === 'production' ? ['NODE_ENV is production'] : []),
    ...given(settings, realSignIns).map((name) => `${name} is set`),
    ...(settings.OAUTH_CONNECTION !== undefined && isRemote(settings.TOKEN_SERVICE_URL)
      ? ['OAUTH_CONNECTION is set']
      : []),
    ...(['DATAVERSE_URL', 'FINOPS_URL', 'PUBLIC_ADDRESS'] as const)
      .filter((name) => isRemote(settings[name]))
      .map((name) => `${name} is not on this machine`),
  ];
  return reasons.map((reason) => `${reason}, but MicrosoftAppId is not set: anyone could write to the bot`);
}

function contradictions(settings: Settings): string[] {
  return [
    ...botProblems(settings),
    ...systemProblems(settings),
    ...integrationProblems(settings),
    ...signInProblems(settings),
    ...languageModelProblems(settings),
    ...timeProblems(settings),
  ];
}

/** A hook whose one call may take all of its time is given up before anybody knows what became of the call. */
function timeProblems({ CALL_TIMEOUT_SECONDS: call, HOOK_DEADLINE_SECONDS: hook }: Settings): string[] {
  return call < hook
    ? []
    : [
        `CALL_TIMEOUT_SECONDS: ${call} is not below HOOK_DEADLINE_SECONDS (${hook}); a hook must outlast the call that it makes`,
      ];
}

function botProblems(settings: Settings): string[] {
  if (settings.MicrosoftAppId === undefined) return [];
  const missing = missingOf(
    settings,
    ['MicrosoftAppType', 'MicrosoftAppTenantId'],
    'goes together with MicrosoftAppId',
  );
  const password = settings.MicrosoftAppPassword !== undefined;
  if (settings.MicrosoftAppType === 'SingleTenant' && !password)
    missing.push('MicrosoftAppPassword: needed for SingleTenant');
  if (settings.MicrosoftAppType === 'UserAssignedMSI' && password) {
    missing.push('MicrosoftAppPassword: a managed identity (UserAssignedMSI) has none; leave it out');
  }
  return missing;
}

function systemProblems(settings: Settings): string[] {
  const addresses = given(settings, ['DATAVERSE_URL', 'FINOPS_URL']);
  if (addresses.length === 0) {
    return settings.NODE_ENV === 'production' ? ['DATAVERSE_URL, FINOPS_URL: needed with NODE_ENV=production'] : [];
  }
  const problems = missingOf(settings, ['DATAVERSE_URL', 'FINOPS_URL'], 'both systems are needed');
  problems.push(...missingOf(settings, ['HOOK_KEY', 'DEFAULT_COMPANY'], 'needed with addresses of both systems'));
  for (const name of ['DATAVERSE_URL', 'FINOPS_URL'] as const) {
    if (isRemote(settings[name]) && settings[name]?.startsWith('http:'))
      problems.push(`${name}: tokens travel by https only`);
  }
  return problems;
}

function integrationProblems(settings: Settings): string[] {
  if (!isRemote(settings.DATAVERSE_URL) && !isRemote(settings.FINOPS_URL)) return [];
  const proofs = given(settings, [
    'INTEGRATION_CLIENT_SECRET',
    'INTEGRATION_CERTIFICATE_PATH',
    'INTEGRATION_MANAGED_IDENTITY',
  ]);
  if (proofs.length > 1) return [`${proofs.join(', ')}: exactly one of them`];
  if (proofs.length === 0 && settings.MicrosoftAppPassword === undefined) {
    return [
      'INTEGRATION_CLIENT_SECRET, INTEGRATION_CERTIFICATE_PATH or INTEGRATION_MANAGED_IDENTITY: one of them is needed',
    ];
  }
  return [];
}

function signInProblems(settings: Settings): string[] {
  return (['TOKEN_SERVICE_URL', 'ENTRA_URL'] as const).flatMap((name) =>
    isRemote(settings[name]) && settings[name].startsWith('http:') ? [`${name}: tokens travel by https only`] : [],
  );
}

function languageModelProblems(settings: Settings): string[] {
  const azure = settings.AZURE_OPENAI_ENDPOINT;
  if (azure !== undefined && settings.OPENAI_BASE_URL !== undefined)
    return ['AZURE_OPENAI_ENDPOINT, OPENAI_BASE_URL: one of them, not both'];
  if (azure !== undefined && isRemote(azure) && azure.startsWith('http:'))
    return ['AZURE_OPENAI_ENDPOINT: tokens travel by https only'];
  if (azure !== undefined) return missingOf(settings, ['AZURE_OPENAI_DEPLOYMENT'], 'goes together with its endpoint');
  if (settings.OPENAI_BASE_URL !== undefined)
    return missingOf(settings, ['OPENAI_MODEL'], 'goes together with OPENAI_BASE_URL');
  return [];
}

function arrange(settings: Settings): Configuration {
  const bot = botSignIn(settings);
  const anonymous = bot.kind === 'anonymous';
  return {
    listen: { host: settings.LISTEN_ADDRESS ?? (anonymous ? '127.0.0.1' : '0.0.0.0'), port: settings.PORT },
    dataFolder: resolve(settings.DATA_DIR),
    log: { format: settings.LOG_FORMAT, level: settings.LOG_LEVEL },
    bot,
    trustedServiceHosts: anonymous ? ['localhost', '127.0.0.1'] : settings.TRUSTED_SERVICE_HOSTS,
    systems: systemAddresses(settings),
    integration: { signIn: integrationSignIn(settings), user: settings.INTEGRATION_USER },
    dialogs: settings.DIALOGS === undefined ? !anonymous : settings.DIALOGS === 'on',
    sendLimits: settings.SEND_LIMITS,
    peopleSignIn:
      settings.OAUTH_CONNECTION === undefined
        ? null
        : { connection: settings.OAUTH_CONNECTION, tokenService: settings.TOKEN_SERVICE_URL },
    entra: settings.ENTRA_URL,
    defaultCompany: settings.DEFAULT_COMPANY ?? 'usmf',
    maps: {
      atFirstStart: settings.MAPS_AT_FIRST_START ?? (anonymous ? 'run' : 'rest'),
      queueLimit: settings.QUEUE_LIMIT,
    },
    administrators: settings.ADMINISTRATORS ?? (settings.DATAVERSE_URL === undefined ? [sandboxAdministrator] : []),
    approvalReminderHours: settings.APPROVAL_REMINDER_HOURS,
    hookKey: settings.HOOK_KEY ?? randomBytes(24).toString('base64url'),
    publicAddress: settings.PUBLIC_ADDRESS ?? null,
    setupToken: settings.SETUP_TOKEN ?? null,
    sandboxOrganisation: settings.SANDBOX_ORGANISATION,
    times: {
      hookDeadline: settings.HOOK_DEADLINE_SECONDS * 1000,
      originTransactionLimit: settings.ORIGIN_TRANSACTION_LIMIT_SECONDS * 1000,
      call: settings.CALL_TIMEOUT_SECONDS * 1000,
      write: settings.WRITE_DEADLINE_SECONDS * 1000,
      catchUp: catchUpInterval(settings),
      hookGrace: settings.HOOK_GRACE_SECONDS * 1000,
      comparison: settings.COMPARISON_SECONDS * 1000,
      retention: settings.RETENTION_DAYS === 0 ? null : settings.RETENTION_DAYS * 86_400_000,
    },
    languageModel: languageModel(settings),
    playground:
      anonymous && settings.PLAYGROUND === 'on'
        ? { dispatcherPort: settings.PLAYGROUND_PORT, approverPort: settings.PLAYGROUND_APPROVER_PORT }
        : null,
  };
}

function botSignIn(settings: Settings): BotSignIn {
  const { MicrosoftAppId: appId, MicrosoftAppTenantId: tenantId, MicrosoftAppPassword: password } = settings;
  if (appId === undefined || tenantId === undefined) return { kind: 'anonymous' };
  return password === undefined
    ? { kind: 'managedIdentity', appId, tenantId }
    : { kind: 'singleTenant', appId, tenantId, password };
}

function catchUpInterval(settings: Settings): number | null {
  const seconds = settings.CATCH_UP_SECONDS ?? (settings.DATAVERSE_URL === undefined ? 15 : 60);
  return seconds === 0 ? null : seconds * 1000;
}

function systemAddresses(settings: Settings): SystemAddresses {
  const { DATAVERSE_URL: dataverse, FINOPS_URL: financeOperations } = settings;
  if (dataverse !== undefined && financeOperations !== undefined)
    return { kind: 'addresses', dataverse, financeOperations };
  return {
    kind: 'embedded',
    dataversePort: settings.SANDBOX_DATAVERSE_PORT,
    financeOperationsPort: settings.SANDBOX_FINOPS_PORT,
  };
}

function integrationSignIn(settings: Settings): IntegrationSignIn {
  if (!isRemote(settings.DATAVERSE_URL) && !isRemote(settings.FINOPS_URL)) return { kind: 'local' };
  const clientId = settings.INTEGRATION_CLIENT_ID ?? settings.MicrosoftAppId;
  const tenantId = settings.INTEGRATION_TENANT_ID ?? settings.MicrosoftAppTenantId;
  const registration = clientId !== undefined && tenantId !== undefined ? { clientId, tenantId } : undefined;
  const identity = settings.INTEGRATION_MANAGED_IDENTITY;
  if (identity !== undefined || registration === undefined) {
    return {
      kind: 'managedIdentity',
      ...(identity === undefined || identity === 'system' ? {} : { identityClientId: identity }),
      ...(registration === undefined ? {} : { federated: registration }),
    };
  }
  const path = settings.INTEGRATION_CERTIFICATE_PATH;
  if (path !== undefined) return { kind: 'certificate', ...registration, path: resolve(path) };
  return {
    kind: 'secret',
    ...registration,
    secret: settings.INTEGRATION_CLIENT_SECRET ?? settings.MicrosoftAppPassword ?? '',
  };
}

function languageModel(settings: Settings): Configuration['languageModel'] {
  const timeLimit = settings.LANGUAGE_MODEL_TIMEOUT_SECONDS * 1000;
  const key = settings.LANGUAGE_MODEL_KEY ?? null;
  const { AZURE_OPENAI_ENDPOINT: endpoint, AZURE_OPENAI_DEPLOYMENT: deployment } = settings;
  if (endpoint !== undefined && deployment !== undefined) {
    const apiVersion = settings.AZURE_OPENAI_API_VERSION;
    return { endpoint: { kind: 'azure', endpoint, deployment, apiVersion, key }, timeLimit };
  }
  const { OPENAI_BASE_URL: baseUrl, OPENAI_MODEL: model } = settings;
  if (baseUrl === undefined || model === undefined) return null;
  return { endpoint: { kind: 'compatible', baseUrl, model, key }, timeLimit };
}

function isRemote(address: string | undefined): boolean {
  return address !== undefined && !isLoopback(new URL(address).hostname);
}

function isLoopback(host: string): boolean {
  return ['127.0.0.1', 'localhost', '::1', '[::1]'].includes(host);
}

function given(settings: Settings, names: readonly SettingName[]): SettingName[] {
  return names.filter((name) => settings[name] !== undefined);
}

function missingOf(settings: Settings, names: readonly SettingName[], why: string): string[] {
  return names.filter((name) => settings[name] === undefined).map((name) => `${name}: is not set; ${why}`);
}
