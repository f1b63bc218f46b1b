declare module 'odata-csdl' {
  /** Translates a CSDL document from XML to JSON; with `strict` the first complaint is thrown. */
  export function xml2json(xml: string, options?: { strict?: boolean; messages?: unknown[] }): unknown;
}
