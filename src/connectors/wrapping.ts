/**
 * Machinery that the systems put around a message when one passes on what another said: dual-write, plug-ins, service calls.
 * Taken off from the outside in; what is left is somebody's own sentence.
 */
const wrappings: readonly RegExp[] = [
  /^An unexpected error occurred from ISV code\.\s*(?:\(ErrorType = \w+\)\s*)?/,
  /^Unexpected exception from plug-in \(Execute\):\s*/,
  /^[\w.]+Plugin:\s*/,
  /^(?:System\.|Microsoft\.)[\w.]*Exception:\s*/,
  /^An error occurred while validating input parameters:\s*/,
  /^A validation error occurred\.\s*/,
  /^failed to process entity \S+ - (?=\()/,
  /^(?:(?:Info|Warning|Error):\s+)?Cannot save the changes to the database\.\s*/,
  /^Unit of Work can not commit transaction\.\s*/,
  /^Unable to write data to entity \S+?\.\s+/,
  /^Writes to .+? failed with error message\s*/,
  /^(?:.*?\s)?Request failed with status code \w+ and CDS error code\s*:\s*\S+ response message:\s*/,
  /^An error occurred in plugin\.\s*/,
  /^"?RecordError\d+"?\s*:\s*"?/,
  /^Write failed for entity .+? with unknown exception\s*-\s*/,
  /^Write failed for table row of type '[^']*'\.\s*/,
  /^Exception occurred while executing action \S+ on Entity [^:\s]+:\s*/,
  /^Infolog:\s*/,
];

const endings: readonly RegExp[] = [/\s*The remote server returned an error: \(\d{3}\)[^.]*\.\s*$/];

/** The message without what was put around it. Never empty: a text that is all wrapping stays as it is. */
export function unwrapped(text: string): string {
  let rest = text.trim();
  for (let before = ''; before !== rest;) {
    before = rest;
    for (const pattern of [...wrappings, ...endings]) {
      const shorter = rest.replace(pattern, '').trim();
      if (shorter !== '') rest = shorter;
    }
    const inParentheses = /^\(([\s\S]*)\)$/.exec(rest)?.[1]?.trim();
    if (before !== rest && inParentheses !== undefined && inParentheses !== '') rest = inParentheses;
  }
  return rest;
}
