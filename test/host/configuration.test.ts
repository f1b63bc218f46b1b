import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { CodedError } from '../../src/errors.ts';
import { parseConfiguration } from '../../src/host/configuration.ts';

const bot = {
  MicrosoftAppId: '11111111-2222-3333-4444-555555555555',
  MicrosoftAppType: 'SingleTenant',
  MicrosoftAppTenantId: '66666666-7777-8888-9999-000000000000',
  MicrosoftAppPassword: 'bot-password',
};
const endpoints = {
  DATAVERSE_URL: 'https://contoso.crm4.dynamics.com/',
  FINOPS_URL: 'https://contoso.operations.dynamics.com',
  HOOK_KEY: '0123456789abcdef0123',
  DEFAULT_COMPANY: 'USMF',
};

function refusal(environment: Record<string, string>): CodedError {
  try {
    parseConfiguration(environment);
  } catch (error) {
    assert.ok(error instanceof CodedError);
    return error;
  }
  return assert.fail('was accepted');
}

describe('configuration', () => {
  it('is the local profile when nothing is configured', () => {
    const configuration = parseConfiguration({ HOME: 'somewhere', PORT: '' });
    assert.deepEqual(configuration.listen, { host: '127.0.0.1', port: 3978 });
    assert.deepEqual(configuration.systems, { kind: 'embedded', dataversePort: 4710, financeOperationsPort: 4720 });
    assert.deepEqual(configuration.bot, { kind: 'anonymous' });
    assert.deepEqual(configuration.integration.signIn, { kind: 'local' });
    assert.deepEqual(configuration.playground, { dispatcherPort: 56150, approverPort: 56151 });
    assert.equal(configuration.dataFolder, resolve('.data'));
    assert.equal(configuration.defaultCompany, 'usmf');
    assert.ok(configuration.hookKey.length >= 16);
  });

  it('makes a new hook key at each start of the local profile', () => {
    assert.notEqual(parseConfiguration({}).hookKey, parseConfiguration({}).hookKey);
  });

  it('takes real endpoints with the bot registration as the integration', () => {
    const configuration = parseConfiguration({ ...bot, ...endpoints, NODE_ENV: 'production' });
    assert.deepEqual(configuration.systems, {
      kind: 'addresses',
      dataverse: 'https://contoso.crm4.dynamics.com',
      financeOperations: 'https://contoso.operations.dynamics.com',
    });
    assert.deepEqual(configuration.integration.signIn, {
      kind: 'secret',
      tenantId: bot.MicrosoftAppTenantId,
      clientId: bot.MicrosoftAppId,
      secret: 'bot-password',
    });
    assert.equal(configuration.listen.host, '0.0.0.0');
    assert.equal(configuration.defaultCompany, 'usmf');
    assert.equal(configuration.playground, null);
    assert.deepEqual(configuration.administrators, []);
  });

  it('signs in by certificate or managed identity when told', () => {
    const certificate = parseConfiguration({ ...bot, ...endpoints, INTEGRATION_CERTIFICATE_PATH: 'keys/app.pem' });
    assert.deepEqual(certificate.integration.signIn, {
      kind: 'certificate',
      tenantId: bot.MicrosoftAppTenantId,
      clientId: bot.MicrosoftAppId,
      path: resolve('keys/app.pem'),
    });
    const { MicrosoftAppPassword: _none, ...withoutPassword } = bot;
    const identity = parseConfiguration({
      ...withoutPassword,
      ...endpoints,
      MicrosoftAppType: 'UserAssignedMSI',
      INTEGRATION_MANAGED_IDENTITY: 'system',
    });
    assert.deepEqual(identity.bot, {
      kind: 'managedIdentity',
      appId: bot.MicrosoftAppId,
      tenantId: bot.MicrosoftAppTenantId,
    });
    assert.deepEqual(identity.integration.signIn, {
      kind: 'managedIdentity',
      federated: { tenantId: bot.MicrosoftAppTenantId, clientId: bot.MicrosoftAppId },
    });
  });

  it('tells all problems at once, each with its variable', () => {
    const error = refusal({ PORT: '99999', LOG_LEVEL: 'loud', DATAVERSE_URL: 'contoso', HOOK_KEY: 'short' });
    assert.equal(error.code, 'CONFIGURATION_INVALID');
    for (const variable of ['PORT', 'LOG_LEVEL', 'DATAVERSE_URL', 'HOOK_KEY']) {
      assert.match(error.message, new RegExp(`- ${variable}: `));
    }
    assert.match(error.message, /65535 \("99999"\)/);
    assert.doesNotMatch(error.message, /"short"/);
  });

  it('refuses to run open as soon as anything real is named', () => {
    const environments: Record<string, string>[] = [
      { NODE_ENV: 'production' },
      { MicrosoftAppTenantId: bot.MicrosoftAppTenantId },
      { MicrosoftAppPassword: 'x' },
      endpoints,
      { LISTEN_ADDRESS: '0.0.0.0' },
      { PUBLIC_ADDRESS: 'https://a-tunnel.example.com' },
      { INTEGRATION_CLIENT_SECRET: 'x' },
      { INTEGRATION_MANAGED_IDENTITY: 'system' },
      { OAUTH_CONNECTION: 'graph' },
    ];
    for (const environment of environments) {
      assert.equal(refusal(environment).code, 'OPEN_IN_PRODUCTION', JSON.stringify(environment));
    }
  });

  it('stays open for stand-ins on this machine', () => {
    const configuration = parseConfiguration({
      ...endpoints,
      DATAVERSE_URL: 'http://127.0.0.1:4710',
      FINOPS_URL: 'http://localhost:4720',
      PUBLIC_ADDRESS: 'http://127.0.0.1:3978',
    });
    assert.equal(configuration.bot.kind, 'anonymous');
    assert.equal(configuration.integration.signIn.kind, 'local');
  });

  it('does not overlook a misspelt Microsoft setting', () => {
    assert.match(
      refusal({ MICROSOFT_APP_ID: bot.MicrosoftAppId }).message,
      /the name of this setting is MicrosoftAppId/,
    );
  });

  it('refuses what contradicts itself', () => {
    const cases: [Record<string, string>, RegExp][] = [
      [{ ...bot, MicrosoftAppType: 'UserAssignedMSI' }, /managed identity .* has none/],
      [
        { ...bot, ...endpoints, FINOPS_URL: 'http://contoso.operations.dynamics.com' },
        /FINOPS_URL: tokens travel by https/,
      ],
      [{ ...bot, DATAVERSE_URL: endpoints.DATAVERSE_URL }, /FINOPS_URL: is not set; both systems are needed/],
      [{ ...bot, NODE_ENV: 'production' }, /DATAVERSE_URL, FINOPS_URL: needed with NODE_ENV=production/],
      [
        { ...bot, ...endpoints, INTEGRATION_CLIENT_SECRET: 'a', INTEGRATION_MANAGED_IDENTITY: 'system' },
        /exactly one of them/,
      ],
      [
        { CALL_TIMEOUT_SECONDS: '8' },
        /CALL_TIMEOUT_SECONDS: 8 is not below HOOK_DEADLINE_SECONDS \(8\); a hook must outlast the call that it makes/,
      ],
      [{ HOOK_DEADLINE_SECONDS: '5' }, /CALL_TIMEOUT_SECONDS: 7 is not below HOOK_DEADLINE_SECONDS \(5\)/],
    ];
    for (const [environment, expected] of cases) {
      const error = refusal(environment);
      assert.equal(error.code, 'CONFIGURATION_INVALID');
      assert.match(error.message, expected);
    }
  });
});
