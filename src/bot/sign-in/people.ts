/**
 * Who is signed in. A sign-in is kept by the channel's token service; here it is remembered until shortly before it expires, for each
 * person apart, in the memory of this process alone.
 */
import { z } from 'zod';
import type { References, Sender } from '../conversation/turn.ts';
import type { Clock, Log } from '../ports.ts';
import type { KeptSignIn, TokenService } from './ports.ts';

export interface People {
  /** The token of somebody who is signed in; null for everybody else. `anew` asks the service, whatever is remembered. */
  assertion(person: { readonly aadObjectId: string }, anew?: boolean): Promise<string | null>;
  /** Takes a sign-in that just came; false, and thrown away, when it is that of another account. */
  accept(sender: Sender, kept: KeptSignIn): Promise<boolean>;
  /** Nothing of the person is kept any more, here and at the service. */
  forget(sender: Sender): Promise<void>;
  /** Told whose tokens are good for nothing any more. */
  onForgotten(listener: (aadObjectId: string) => void): void;
}

interface PeopleParts {
  readonly service: TokenService;
  readonly references: Pick<References, 'sender'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** A token is asked for anew when it is good for less than this. */
const renewedMilliseconds = 5 * 60_000;
/** For how long a token is remembered that does not say when it expires. */
const rememberedMilliseconds = 10 * 60_000;
const rememberedPeople = 1_000;

/** Whose token it is (Microsoft, "Access token claims reference"). */
const claimsModel = z.object({ oid: z.string() });

export function createPeople({ service, references, clock, log }: PeopleParts): People {
  const remembered = new Map<string, { readonly token: string; readonly until: number }>();
  const listeners: ((aadObjectId: string) => void)[] = [];

  const drop = (aadObjectId: string): void => {
    remembered.delete(aadObjectId);
    for (const listener of listeners) listener(aadObjectId);
  };
  const remember = (aadObjectId: string, { token, expiresAt }: KeptSignIn): void => {
    const now = clock.now().getTime();
    const until = expiresAt === null ? now + rememberedMilliseconds : expiresAt.getTime() - renewedMilliseconds;
    const oldest = remembered.keys().next();
    if (remembered.size >= rememberedPeople && !oldest.done) remembered.delete(oldest.value);
    remembered.set(aadObjectId, { token, until });
  };

  const forget: People['forget'] = async (sender) => {
    drop(sender.aadObjectId);
    await service.discard(sender.account);
  };
  const accept: People['accept'] = async (sender, kept) => {
    if (ownerOf(kept.token) === sender.aadObjectId) {
      remember(sender.aadObjectId, kept);
      return true;
    }
    log.warn('sign-in of another account', { person: sender.aadObjectId });
    await forget(sender);
    return false;
  };

  return {
    accept,
    forget,
    async assertion(person, anew = false) {
      const aadObjectId = person.aadObjectId.toLowerCase();
      const known = remembered.get(aadObjectId);
      if (!anew && known !== undefined && clock.now().getTime() < known.until) return known.token;
      const sender = await references.sender(aadObjectId);
      if (sender === null || sender.account === '') return null;
      const kept = await service.token(sender.account);
      if (kept === null) {
        drop(aadObjectId);
        return null;
      }
      return (await accept(sender, kept)) ? kept.token : null;
    },
    onForgotten: (listener) => void listeners.push(listener),
  };
}

/** The Entra object id a token was given to; null for what is no token of a directory. It came from the service, over its own wire. */
function ownerOf(token: string): string | null {
  const payload = token.split('.')[1] ?? '';
  try {
    const claims = claimsModel.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString()));
    return claims.success ? claims.data.oid.toLowerCase() : null;
  } catch {
    return null;
  }
}
