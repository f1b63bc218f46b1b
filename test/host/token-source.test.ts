import assert from 'node:assert/strict';
import { createFinanceOperations } from '../../src/connectors/finance-operations/connector.ts';
import { SystemFailure } from '../../src/connectors/errors.ts';
import { parseConfiguration } from '../../src/host/configuration.ts';
import { tokenSource } from '../../src/host/token-source.ts';
import { loadMaps } from '../../src/maps/catalogue.ts';
import { systemClock } from '../support/clock.ts';
import { refusals, startDirectory } from '../support/sign-in/directory.ts';

const megan = { as: 'person', aadObjectId: '21', userPrincipalName: 'meganb@example.com' } as const;

describe('the source of tokens', () => {
  it('lets finance and operations be called as somebody who is signed in, and says who has to sign in', async () => {
    await using directory = await startDirectory();
    const { tenantId, clientId, secret, transport } = directory;
    const local = parseConfiguration({});
    const configuration = {
      ...local,
      integration: { ...local.integration, signIn: { kind: 'secret', tenantId, clientId, secret } as const },
    };
    const address = 'http://127.0.0.1:1';
    const assertion = directory.tokenFor(megan);
    const tokens = await tokenSource({
      configuration,
      environments: { dataverse: address, financeOperations: address },
      people: { assertion: async () => assertion },
      transport,
    });
    await using connector = createFinanceOperations({
      url: address,
      tokens,
      clock: systemClock,
      maps: await loadMaps(),
    });
    await connector.authorize(megan);
    tokens.forget?.(megan);
    directory.refuse(megan, refusals.revoked);
    await assert.rejects(connector.authorize(megan), (error: unknown) => {
      assert.ok(error instanceof SystemFailure);
      assert.equal(error.code, 'SIGN_IN_NEEDED', error.message);
      assert.equal(error.signIn, 'expired');
      return true;
    });
  });
});
