/**
 * The two icons of the app, drawn: a map pin with a check mark. `node --import tsx manifest/icons.ts` writes the files.
 *
 * Shapes are distance functions: how far a point is from the edge, below zero inside. Coordinates run from 0 to 1, down and right.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { encodePng, type Colour, type Image } from './png.ts';

type Point = readonly [number, number];
type Shape = (at: Point) => number;

const white: Colour = [1, 1, 1, 1];
const petrol: Colour = [0x0b / 255, 0x5a / 255, 0x6f / 255, 1];
const teal: Colour = [0x1b / 255, 0x8a / 255, 0x8f / 255, 1];
const clear: Colour = [1, 1, 1, 0];

const head: Point = [0.5, 0.4];
const headRadius = 0.23;
const pin = either(disc(head, headRadius), tail(head, headRadius, [0.5, 0.85]));
const check: Shape = either(line([0.4, 0.41], [0.47, 0.48]), line([0.47, 0.48], [0.61, 0.33]));

/** 192 × 192, full colour: the background goes from petrol to teal. */
export function colourIcon(): Image {
  return draw(192, ([x, y]) => {
    if (check([x, y]) < 0.03) return blend(petrol, teal, (x + y) / 2);
    return pin([x, y]) < 0 ? white : blend(petrol, teal, (x + y) / 2);
  });
}

/** 32 × 32, white lines on nothing. */
export function outlineIcon(): Image {
  const larger: Shape = ([x, y]) => pin([0.5 + (x - 0.5) * 0.72, 0.5 + (y - 0.52) * 0.72]);
  const largerCheck: Shape = ([x, y]) => check([0.5 + (x - 0.5) * 0.72, 0.5 + (y - 0.52) * 0.72]);
  return draw(32, (at) => (Math.abs(larger(at)) < 0.024 || largerCheck(at) < 0.024 ? white : clear));
}

/** Samples each pixel several times in each direction, so that edges are smooth. */
function draw(size: number, colourAt: (at: Point) => Colour): Image {
  const samples = 4;
  const pixels = Buffer.alloc(size * size * 4);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const colours = Array.from({ length: samples * samples }, (_, n) =>
        colourAt([
          (x + ((n % samples) + 0.5) / samples) / size,
          (y + (Math.floor(n / samples) + 0.5) / samples) / size,
        ]),
      );
      average(colours).forEach((part, channel) => {
        pixels[(y * size + x) * 4 + channel] = Math.round(part * 255);
      });
    }
  }
  return { width: size, height: size, pixels };
}

/** A clear sample lends opacity alone, not its colour. */
function average(colours: readonly Colour[]): Colour {
  const opacity = colours.reduce((sum, [, , , a]) => sum + a, 0);
  const channel = (index: 0 | 1 | 2) =>
    opacity === 0 ? 1 : colours.reduce((sum, colour) => sum + colour[index] * colour[3], 0) / opacity;
  return [channel(0), channel(1), channel(2), opacity / colours.length];
}

function blend(from: Colour, to: Colour, share: number): Colour {
  const part = (index: 0 | 1 | 2) => from[index] + (to[index] - from[index]) * share;
  return [part(0), part(1), part(2), 1];
}

function disc(centre: Point, radius: number): Shape {
  return ([x, y]) => Math.hypot(x - centre[0], y - centre[1]) - radius;
}

function line(from: Point, to: Point): Shape {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  return ([x, y]) => {
    const along = ((x - from[0]) * dx + (y - from[1]) * dy) / (dx * dx + dy * dy);
    const share = Math.min(1, Math.max(0, along));
    return Math.hypot(x - from[0] - dx * share, y - from[1] - dy * share);
  };
}

/** The part of a pin between its head and the point it stands on, straight below: bounded by both tangents from there. */
function tail(centre: Point, radius: number, tip: Point): Shape {
  const length = tip[1] - centre[1];
  const sine = radius / length;
  const cosine = Math.sqrt(1 - sine * sine);
  const shoulder = centre[1] + radius * sine;
  return ([x, y]) => Math.max(Math.abs(x - tip[0]) * cosine - (tip[1] - y) * sine, shoulder - y);
}

function either(...shapes: readonly Shape[]): Shape {
  return (at) => Math.min(...shapes.map((shape) => shape(at)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(new URL('color.png', import.meta.url), encodePng(colourIcon()));
  writeFileSync(new URL('outline.png', import.meta.url), encodePng(outlineIcon()));
}
