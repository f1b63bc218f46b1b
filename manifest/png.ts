import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** Red, green, blue and opacity, each from 0 to 1. */
export type Colour = readonly [number, number, number, number];

/** Pixels row by row from the top, four bytes each. */
export interface Image {
  readonly width: number;
  readonly height: number;
  readonly pixels: Buffer;
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Eight bits a channel, colour with opacity, the usual compression and filter, not interlaced. */
const format = Buffer.from([8, 6, 0, 0, 0]);

/** A PNG file of the image: every row unfiltered. */
export function encodePng({ width, height, pixels }: Image): Buffer {
  const size = Buffer.alloc(8);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  const rows = Array.from({ length: height }, (_, y) => [
    Buffer.from([0]),
    pixels.subarray(y * width * 4, (y + 1) * width * 4),
  ]);
  return Buffer.concat([
    signature,
    chunk('IHDR', Buffer.concat([size, format])),
    chunk('IDAT', deflateSync(Buffer.concat(rows.flat()), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Reads back what {@link encodePng} writes; null for anything else. */
export function decodePng(file: Buffer): Image | null {
  if (!file.subarray(0, 8).equals(signature) || !file.subarray(24, 29).equals(format)) return null;
  const width = file.readUInt32BE(16);
  const height = file.readUInt32BE(20);
  const rows = inflateSync(file.subarray(41, 41 + file.readUInt32BE(33)));
  const stride = width * 4;
  const pixels = Buffer.concat(
    Array.from({ length: height }, (_, y) => rows.subarray(y * (stride + 1) + 1, (y + 1) * (stride + 1))),
  );
  return pixels.length === stride * height ? { width, height, pixels } : null;
}

function chunk(kind: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
