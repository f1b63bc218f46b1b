/** The people of the local profile as the Playground knows them: its own default cast, which the sandbox signs in too. */

interface CastMember {
  readonly id: string;
  readonly name: string;
  /** Spelled so by the Playground's schema. */
  readonly userPrincipleName: string;
  readonly aadObjectId: string;
  readonly givenName: string;
  readonly surname: string;
  readonly email: string;
}

/** Thirteen digits in the last group, as the Playground's own cast has it. */
const castObjectId = (number: number) => `00000000-0000-0000-0000-00000000000${number}`;

const cast: readonly CastMember[] = [
  member(0, 20, 'Alex', 'Wilber', 'alexw'),
  member(1, 21, 'Megan', 'Bowen', 'meganb'),
  member(2, 22, 'Adele', 'Vance', 'adelev'),
  member(3, 23, 'Isaiah', 'Langer', 'isaiah'),
  member(4, 24, 'Patti', 'Fernandez', 'pattif'),
  member(5, 25, 'Lynne', 'Robbins', 'lynner'),
];

/**
 * Content of a Playground's configuration file with one of the cast at the keyboard. Conversation ids are the same at each start, so
 * that what the bot remembers of a conversation still leads there; and differ between windows, because each is a service of its own.
 */
export function playgroundConfiguration(currentUser: string): string {
  const current = cast.find((person) => person.userPrincipleName === currentUser);
  const window = currentUser.split('@')[0] ?? currentUser;
  return JSON.stringify(
    {
      version: '0.1.1',
      tenantId: '00000000-0000-0000-0000-0000000000001',
      bot: { id: '00000000-0000-0000-0000-00000000000011', name: 'dispatch-copilot' },
      currentUser: current,
      users: cast.filter((person) => person !== current),
      personalChat: { id: `personal-chat-${window}` },
      groupChat: { id: `group-chat-${window}`, name: 'Dispatch' },
      team: {
        id: `team-${window}`,
        name: 'Field operations',
        aadGroupId: '00000000-0000-0000-0000-000000000031',
        channels: [{ id: `channel-${window}`, name: 'Purchasing' }],
      },
    },
    null,
    2,
  );
}

function member(number: number, objectNumber: number, givenName: string, surname: string, alias: string): CastMember {
  const address = `${alias}@example.com`;
  return {
    id: `user-id-${number}`,
    name: `${givenName} ${surname}`,
    userPrincipleName: address,
    aadObjectId: castObjectId(objectNumber),
    givenName,
    surname,
    email: address,
  };
}
