import type { Host } from './host.ts';

/** What the terminal says once everything runs: where things are and what to type first. */
export function welcomeLines(host: Host, dataFolder: string): string[] {
  const { windows } = host;
  return [
    '',
    'dispatch-copilot is running.',
    '',
    ...(windows === null
      ? ['  No chat windows (PLAYGROUND=off, a configured bot, or the Playground is not installed).']
      : [
          `  Chat as Alex Wilber, dispatcher    ${windows.dispatcher}`,
          `  Chat as Megan Bowen, approver      ${windows.approver}`,
        ]),
    `  Bot                                ${host.address}/api/messages   (${host.address}/readyz)`,
    `  Dataverse (Field Service)          ${host.systems.dataverse}`,
    `  Finance and operations (SCM)       ${host.systems.financeOperations}`,
    `  Data                               ${dataFolder}`,
    '',
    ...(windows === null
      ? []
      : [
          'Open the first address and type:  find nearest warehouse',
          'Then:                             create PO',
          '',
        ]),
    'Ctrl-C ends everything; the data stays.',
    '',
  ];
}
