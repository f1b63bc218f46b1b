/** The solution that what setup makes belongs to, and its publisher. Reads only. */
import type { DataverseClient } from '../client.ts';
import type { SetupStep } from './step.ts';

const integration = { as: 'integration' } as const;

/** Unique name of the solution, sent along with everything that is made. */
export const solutionName = 'DispatchCopilot';
const publisherName = 'dispatchcopilot';
const optionValuePrefix = 70061;

/** Steps that make publisher and solution where they are missing. */
export async function planSolution(client: DataverseClient, newId: () => string): Promise<readonly SetupStep[]> {
  const [solutions, publishers] = await Promise.all([
    client.rows(`solutions?$select=solutionid&$filter=uniquename eq '${solutionName}'`, integration),
    client.rows(`publishers?$select=publisherid&$filter=uniquename eq '${publisherName}'`, integration),
  ]);
  if (solutions.length > 0) return [];
  const known = publishers[0]?.['publisherid'];
  const publisher = typeof known === 'string' ? known : newId();
  const solution = newId();
  const making: SetupStep = {
    name: `publisher ${publisherName}`,
    what: 'Enter Dispatch Copilot as a publisher, with the prefix dcp',
    why: 'because a solution has a publisher',
    calls: [
      {
        method: 'POST',
        path: 'publishers',
        body: {
          publisherid: publisher,
          uniquename: publisherName,
          friendlyname: 'Dispatch Copilot',
          customizationprefix: 'dcp',
          customizationoptionvalueprefix: optionValuePrefix,
        },
      },
    ],
    undo: [{ method: 'DELETE', path: `publishers(${publisher})`, loses: null }],
  };
  return [
    ...(typeof known === 'string' ? [] : [making]),
    {
      name: `solution ${solutionName}`,
      what: `Make the solution ${solutionName}`,
      why: 'so that everything made here can be seen in one place and carried to another environment',
      calls: [
        {
          method: 'POST',
          path: 'solutions',
          body: {
            solutionid: solution,
            uniquename: solutionName,
            friendlyname: 'Dispatch Copilot',
            version: '1.0.0.0',
            'publisherid@odata.bind': `/publishers(${publisher})`,
          },
        },
      ],
      undo: [{ method: 'DELETE', path: `solutions(${solution})`, loses: null }],
    },
  ];
}
