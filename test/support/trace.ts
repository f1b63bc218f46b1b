/** The calls a stand-in was sent, as its trace has them. */
export interface Trace {
  /** `<method> <url>` of each since the last clearing. */
  calls(): Promise<readonly string[]>;
  clear(): Promise<void>;
}

/** The trace of the stand-in at an address. */
export function traceOf(address: string): Trace {
  const trace = `${address}/__sandbox/trace`;
  const headers = { connection: 'close' };
  return {
    calls: async () => {
      const told = (await (await fetch(trace, { headers })).json()) as { request: { method: string; url: string } }[];
      return told.map(({ request }) => `${request.method} ${request.url}`);
    },
    clear: async () => void (await (await fetch(trace, { headers, method: 'DELETE' })).arrayBuffer()),
  };
}
