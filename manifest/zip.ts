import { crc32 } from 'node:zlib';

/** One file of an archive. */
export interface ZipEntry {
  readonly name: string;
  readonly content: Buffer;
}

/** Midnight of 1 January 1980, the earliest date the format knows: the same input is the same bytes at any time. */
const earliestDate = 0x0021;
const versionNeeded = 20;
const utf8Names = 0x0800;

/**
 * A ZIP archive of files that are stored as they are: images are compressed already, and stored bytes do not depend on the version
 * of a compressor. Layout after PKWARE's APPNOTE, sections 4.3.7, 4.3.12 and 4.3.16.
 */
export function zip(entries: readonly ZipEntry[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of entries) {
    const path = Buffer.from(name);
    const local = Buffer.concat([fields([[4, 0x04034b50], ...description(path, content)]), path, content]);
    const central: Field[] = [[4, 0x02014b50], [2, versionNeeded], ...description(path, content)];
    directory.push(fields([...central, [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]]), path);
    files.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const count = entries.length;
  const end = fields([
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, central.length],
    [4, offset],
    [2, 0],
  ]);
  return Buffer.concat([...files, central, end]);
}

/** Width in bytes and value, little end first. */
type Field = readonly [2 | 4, number];

/** What a file's own header and the directory say alike. */
function description(path: Buffer, content: Buffer): Field[] {
  return [
    [2, versionNeeded],
    [2, utf8Names],
    [2, 0],
    [2, 0],
    [2, earliestDate],
    [4, crc32(content)],
    [4, content.length],
    [4, content.length],
    [2, path.length],
    [2, 0],
  ];
}

function fields(list: readonly Field[]): Buffer {
  const parts = list.map(([width, value]) => {
    const part = Buffer.alloc(width);
    part.writeUIntLE(value >>> 0, 0, width);
    return part;
  });
  return Buffer.concat(parts);
}
