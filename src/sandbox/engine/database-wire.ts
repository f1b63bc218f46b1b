import { protocol, type PGlite } from '@electric-sql/pglite';

/** A column of an answer, and what makes a value of its text. */
export interface Column {
  readonly name: string;
  readonly read: (text: string) => unknown;
}

/** What is known of a statement before it is carried out. */
export interface Description {
  /** Types of the parameters, by their numbers in PostgreSQL. */
  readonly types: readonly number[];
  /** Columns of its rows; none for a statement that gives no rows. */
  readonly columns: readonly Column[];
}

const kinds = { bind: code('B'), row: code('D'), error: code('E') };
/** Bytes before the content of a message: its kind, and its length without that. */
const head = 5;
/** Execute, with all rows, and Sync. */
const carryOut = Buffer.from([code('E'), 0, 0, 0, 9, 0, 0, 0, 0, 0, code('S'), 0, 0, 0, 4]);

/** The messages that fill in a prepared statement and carry it out. */
export function filledIn(statement: string, values: readonly (string | null)[]): Uint8Array {
  const sizes = values.map((value) => (value === null ? -1 : Buffer.byteLength(value)));
  // Around the values: two names that end in zero, the first of them empty, and three numbers of two bytes.
  const content = statement.length + 2 + 6 + sizes.reduce((sum, size) => sum + 4 + Math.max(size, 0), 0);
  const message = Buffer.alloc(head + content + carryOut.length);
  message[0] = kinds.bind;
  message.writeInt32BE(4 + content, 1);
  let at = head + 1;
  at += message.write(statement, at) + 1;
  // All values are texts, and so are those asked for.
  at = message.writeInt16BE(values.length, at + 2);
  for (const [place, value] of values.entries()) {
    at = message.writeInt32BE(sizes[place] ?? -1, at);
    if (value !== null) at += message.write(value, at);
  }
  carryOut.copy(message, at + 2);
  return message;
}

/** Asks the database in its own protocol (PostgreSQL, 54.7 Message Formats) and gives the answer as it came. Throws what it complains of. */
export async function ask(pglite: PGlite, message: Uint8Array): Promise<Buffer> {
  const pieces: Buffer[] = [];
  // The bytes lie in memory that is used again.
  await pglite.execProtocolRawStream(message, { onRawData: (piece) => void pieces.push(Buffer.from(piece)) });
  const answer = Buffer.concat(pieces);
  for (let at = 0; at < answer.length; at = next(answer, at)) if (answer[at] === kinds.error) complain(answer);
  return answer;
}

/** Reads what a statement takes and gives. */
export function descriptionOf(answer: Buffer, parsers: PGlite['parsers']): Description {
  let types: readonly number[] = [];
  let columns: readonly Column[] = [];
  new protocol.Parser().parse(answer, (message) => {
    if (message instanceof protocol.messages.ParameterDescriptionMessage) types = message.dataTypeIDs;
    if (message instanceof protocol.messages.RowDescriptionMessage)
      columns = message.fields.map(({ name, dataTypeID }) => {
        const parser = parsers[dataTypeID];
        return { name, read: (text): unknown => (parser === undefined ? text : parser(text, dataTypeID)) };
      });
  });
  return { types, columns };
}

/** Reads the rows, which are by far the most of what comes: PGlite's own reader, which makes an object of each message, takes twice as long. */
export function rowsOf(answer: Buffer, columns: readonly Column[]): unknown[] {
  const rows: unknown[] = [];
  for (let at = 0; at < answer.length; at = next(answer, at)) {
    if (answer[at] !== kinds.row) continue;
    const row: Record<string, unknown> = {};
    // After the number of columns, the length of each value and its text; a length of -1 is null.
    let place = at + head + 2;
    for (const { name, read } of columns) {
      const length = answer.readInt32BE(place);
      place += 4;
      if (length === -1) row[name] = null;
      else row[name] = read(answer.toString('utf8', place, (place += length)));
    }
    rows.push(row);
  }
  return rows;
}

function code(letter: string): number {
  return letter.charCodeAt(0);
}

function next(answer: Buffer, at: number): number {
  return at + 1 + answer.readUInt32BE(at + 1);
}

function complain(answer: Buffer): void {
  new protocol.Parser().parse(answer, (message) => {
    if (message instanceof protocol.messages.DatabaseError) throw message;
  });
}
