import assert from 'node:assert/strict';
import { NotSignedIn } from '../../src/connectors/errors.ts';
import { entraTokens, scopeOf, type SignedInPeople } from '../../src/connectors/tokens/entra.ts';
import { localTokens } from '../../src/connectors/tokens/local.ts';
import { CodedError } from '../../src/errors.ts';
import { refusals, startDirectory, type LocalDirectory, type Refusal } from '../support/sign-in/directory.ts';

const megan = { as: 'person', aadObjectId: '21', userPrincipalName: 'meganb@example.com' } as const;
const adele = { as: 'person', aadObjectId: '22', userPrincipalName: 'adelev@example.com' } as const;
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
    for (const people of [undefined, { assertion: async () => null }]) {
      const tokens = entraTokens({ proof, environments, people });
      await assert.rejects(tokens.token('financeOperations', megan), needsSignIn('absent'));
    }
  });

  it('are not to be had for a person by a managed identity that no app registration trusts', async () => {
    const tokens = entraTokens({
      proof: { kind: 'managedIdentity' },
      environments,
      people: { assertion: async () => 'assertion' },
    });
    await assert.rejects(tokens.token('financeOperations', megan), isCoded('SIGN_IN_FAILED'));
  });
});

describe('Tokens from Microsoft Entra ID', () => {
  let directory: LocalDirectory;
  beforeEach(async () => {
    directory = await startDirectory();
  });
  afterEach(() => directory[Symbol.asyncDispose]());

  const source = (people: SignedInPeople, secret = directory.secret) => {
    const { tenantId, clientId, transport } = directory;
    return entraTokens({ proof: { kind: 'secret', tenantId, clientId, secret }, environments, people, transport });
  };
  const signedIn = (): SignedInPeople => {
    const known = new Map<string, string>();
    return {
      assertion: async (person) => {
        const token = known.get(person.aadObjectId) ?? directory.tokenFor(person);
        known.set(person.aadObjectId, token);
        return token;
      },
    };
  };

  it('are those of the app registration for the integration', async () => {
    const tokens = source(signedIn());
    assert.equal(await tokens.token('dataverse', { as: 'integration' }), 'dispatch-copilot@example.com');
    assert.deepEqual(directory.asked, [
      { of: 'client', scope: 'https://contoso.crm4.dynamics.com/.default', given: true },
    ]);
  });

  it('are each person’s own, on behalf of that person, and asked for once while they are good', async () => {
    const tokens = source(signedIn());
    assert.equal(await tokens.token('financeOperations', megan), 'meganb@example.com');
    assert.equal(await tokens.token('financeOperations', adele), 'adelev@example.com');
    assert.equal(await tokens.token('financeOperations', megan), 'meganb@example.com');
    assert.deepEqual(
      directory.asked.map(({ of }) => of),
      ['meganb@example.com', 'adelev@example.com'],
    );
    assert.match(directory.asked[0]?.scope ?? '', /https:\/\/contoso\.operations\.dynamics\.com\/\.default/);
  });

  it('are asked for anew before they expire, and once they are forgotten', async () => {
    await using short = await startDirectory({ validFor: 60 });
    const { tenantId, clientId, secret, transport } = short;
    const people = { assertion: async () => assertion };
    const assertion = short.tokenFor(megan);
    const hasty = entraTokens({
      proof: { kind: 'secret', tenantId, clientId, secret },
      environments,
      people,
      transport,
    });
    await hasty.token('financeOperations', megan);
    await hasty.token('financeOperations', megan);
    assert.equal(short.asked.length, 2, 'a token that is good for a minute is not used any more');

    const tokens = source(signedIn());
    await tokens.token('financeOperations', megan);
    tokens.forget?.(megan);
    await tokens.token('financeOperations', megan);
    assert.equal(directory.asked.length, 2);
  });

  const told: readonly [string, Refusal, string][] = [
    ['a sign-in that was revoked', refusals.revoked, 'expired'],
    ['a second factor that is asked for', refusals.secondFactor, 'expired'],
    ['a consent that nobody gave', refusals.noConsent, 'consent'],
    ['an account that is not let in', refusals.blocked, 'blocked'],
  ];
  for (const [what, refusal, reason] of told) {
    it(`need a sign-in after ${what}: ${reason}`, async () => {
      const tokens = source(signedIn());
      directory.refuse(megan, refusal);
      await assert.rejects(tokens.token('financeOperations', megan), needsSignIn(reason));
      assert.equal(await tokens.token('financeOperations', adele), 'adelev@example.com');
      directory.refuse(megan, null);
      assert.equal(await tokens.token('financeOperations', megan), 'meganb@example.com');
    });
  }

  it('are exchanged for a newer sign-in where the remembered one has expired', async () => {
    const tokens = source({
      assertion: async (person, anew) => directory.tokenFor(person, anew === true ? 3_600 : -60),
    });
    assert.equal(await tokens.token('financeOperations', megan), 'meganb@example.com');
  });

  it('leave a wrong secret, and a sign-in meant for another app, to the administrator', async () => {
    await assert.rejects(source(signedIn(), 'wrong').token('financeOperations', megan), isNoSignInNeeded);
    const foreign = source({ assertion: async () => 'a.b.c' });
    await assert.rejects(foreign.token('financeOperations', megan), isNoSignInNeeded);
  });

  it('never tell a token in what they reject with', async () => {
    const assertion = directory.tokenFor(megan);
    directory.refuse(megan, refusals.revoked);
    const failure = await source({ assertion: async () => assertion })
      .token('financeOperations', megan)
      .catch((error: unknown) => error);
    assert.ok(failure instanceof NotSignedIn);
    assert.match(failure.message, /meganb@example\.com \(AADSTS50173\)/);
    assert.ok(!JSON.stringify([failure.message, failure.stack, failure.cause]).includes(assertion.slice(0, 40)));
  });
});

function needsSignIn(reason: string) {
  return (error: unknown): boolean => {
    assert.ok(error instanceof NotSignedIn, String(error));
    assert.equal(error.code, 'SIGN_IN_NEEDED');
    assert.equal(error.signIn, reason);
    return true;
  };
}

function isNoSignInNeeded(error: unknown): boolean {
  assert.ok(error instanceof Error && !(error instanceof NotSignedIn), String(error));
  return true;
}

function isCoded(code: string) {
  return (error: unknown): boolean => error instanceof CodedError && error.code === code;
}
