/**
 * The people and applications whose sign-in the directory vouches for, by user principal name in lower case. Whether one is a
 * user of this organisation is data: a row of `systemuser`.
 */
export const directory: ReadonlySet<string> = new Set([
  'alexw@example.com',
  'meganb@example.com',
  'adelev@example.com',
  'isaiah@example.com',
  'pattif@example.com',
  'lynner@example.com',
  'dispatch-copilot@example.com',
]);
