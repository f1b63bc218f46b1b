import assert from 'node:assert/strict';
import { entraTokens, scopeOf } from '../../src/connectors/tokens/entra.ts';
import { localTokens } from '../../src/connectors/tokens/local.ts';
import { CodedError } from '../../src/errors.ts';

const megan = { as: 'person', aadObjectId: '21', userPrincipalName: 'meganb@example.com' } as const;
const environments = {
  dataverse: 'https://Contoso.crm4.dynamics.com/',
  financeOperations: 'https://contoso.operations.dynamics.com',
};
const proof = { kind: 'secret', tenantId: 'contoso.example', clientId: 'client', secret: 'secret' } as const;

describe('Tokens', () => {
  it('are the names themselves in the local profile', async () => {
    const tokens = localTokens();
    assert.equal(await tokens.token('financeOperations', megan), 'meganb@example.com');
    assert.equal(await tokens.token('dataverse', { as: 'integration' }), 'dispatch-copilot@example.com');
    const renamed = localTokens({ integration: 'sync@example.com' });
    assert.equal(await renamed.token('dataverse', { as: 'integration' }), 'sync@example.com');
  });

  it('are asked for the environment itself, in lower case and without a slash at the end', () => {
    assert.equal(scopeOf(environments.dataverse), 'https://contoso.crm4.dynamics.com/.default');
    assert.equal(
      scopeOf('https://a.operations.dynamics.com/namespaces/AXSF'),
      'https://a.operations.dynamics.com/.default',
    );
  });

  it('are not to be had for a person who has not signed in', async () => {
    for (const assertions of [undefined, async () => null]) {
      const tokens = entraTokens({ proof, environments, assertions });
      await assert.rejects(tokens.token('financeOperations', megan), (error: unknown) => {
        assert.ok(error instanceof CodedError);
        assert.equal(error.code, 'SIGN_IN_FAILED');
        return true;
      });
    }
  });

  it('are not to be had for a person by a managed identity that no app registration trusts', async () => {
    const tokens = entraTokens({
      proof: { kind: 'managedIdentity' },
      environments,
      assertions: async () => 'assertion',
    });
    await assert.rejects(tokens.token('financeOperations', megan), CodedError);
  });
});
