import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  greatCircle,
  meanEarthRadius,
  middleOf,
  positionAt,
  rankByDistance,
  type Position,
} from '../../src/records/distance.ts';

const position = fc.record({
  latitude: fc.double({ min: -90, max: 90, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
});

type Vector = readonly [number, number, number];

const vector = ({ latitude, longitude }: Position): Vector => {
  const [north, east] = [(latitude * Math.PI) / 180, (longitude * Math.PI) / 180];
  return [Math.cos(north) * Math.cos(east), Math.cos(north) * Math.sin(east), Math.sin(north)];
};

/** The angle between two unit vectors by their cross and dot products: another way to the same figure, exact everywhere. */
const byVectors = (from: Position, to: Position) => {
  const [[ax, ay, az], [bx, by, bz]] = [vector(from), vector(to)];
  const cross = Math.hypot(ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx);
  return meanEarthRadius * Math.atan2(cross, ax * bx + ay * by + az * bz);
};

const near = (actual: number, expected: number, tolerance = 1e-3) =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not ${expected}`);

describe('great-circle distance', () => {
  it('agrees with the angle between unit vectors for any two points', () => {
    fc.assert(fc.property(position, position, (from, to) => near(greatCircle(from, to), byVectors(from, to))));
  });

  it('agrees for points that are next to each other', () => {
    const step = fc.double({ min: -1e-3, max: 1e-3, noNaN: true });
    fc.assert(
      fc.property(fc.double({ min: -89, max: 89, noNaN: true }), step, step, (latitude, north, east) => {
        const from = { latitude, longitude: 10 };
        const to = { latitude: latitude + north, longitude: 10 + east };
        near(greatCircle(from, to), byVectors(from, to), 1e-6);
      }),
    );
  });

  it('is the same there and back, nothing to oneself, and never more than half the circumference', () => {
    fc.assert(
      fc.property(position, position, (from, to) => {
        assert.equal(greatCircle(from, to), greatCircle(to, from));
        assert.equal(greatCircle(from, from), 0);
        assert.ok(greatCircle(from, to) <= Math.PI * meanEarthRadius);
      }),
    );
  });

  it('takes the short way over the antimeridian', () => {
    const degree = (Math.PI * meanEarthRadius) / 180;
    near(greatCircle({ latitude: 0, longitude: 179.5 }, { latitude: 0, longitude: -179.5 }), degree);
  });

  it('knows one pole whatever the longitude, and half the circumference between the antipodes', () => {
    near(greatCircle({ latitude: 90, longitude: 0 }, { latitude: 90, longitude: 123 }), 0);
    near(greatCircle({ latitude: 90, longitude: 0 }, { latitude: -90, longitude: 77 }), Math.PI * meanEarthRadius);
    near(greatCircle({ latitude: 12, longitude: 34 }, { latitude: -12, longitude: -146 }), Math.PI * meanEarthRadius);
  });

  it('measures Seattle to Portland as 233 kilometres', () => {
    near(
      greatCircle({ latitude: 47.6062, longitude: -122.3321 }, { latitude: 45.5152, longitude: -122.6784 }),
      233.9,
      1,
    );
  });
});

describe('a position', () => {
  it('is none when missing, out of range or 0,0', () => {
    for (const [latitude, longitude] of [
      [null, 1],
      [1, null],
      [91, 0],
      [0, -181],
      [Number.NaN, 5],
      [0, 0],
    ] as const)
      assert.equal(positionAt(latitude, longitude), null);
    assert.deepEqual(positionAt(0, 9.5), { latitude: 0, longitude: 9.5 });
  });

  it('in the middle of two lies between them, also over the antimeridian', () => {
    const middle = middleOf([
      { latitude: 10, longitude: 179 },
      { latitude: 10, longitude: -179 },
    ]);
    assert.ok(middle !== null);
    near(Math.abs(middle.longitude), 180, 1e-9);
    assert.equal(middleOf([]), null);
    assert.equal(
      middleOf([
        { latitude: 90, longitude: 0 },
        { latitude: -90, longitude: 0 },
      ]),
      null,
    );
  });
});

describe('the order of distance', () => {
  const from = { latitude: 0, longitude: 0 };
  const at = (id: string, longitude: number | null) => ({
    id,
    position: longitude === null ? null : { latitude: 0, longitude },
  });

  it('puts the nearest first, ties by id, those without a position last', () => {
    const ranked = rankByDistance([at('Z', null), at('B', 2), at('C', 1), at('A', -2), at('Y', null)], from);
    assert.deepEqual(
      ranked.map(({ item }) => item.id),
      ['C', 'A', 'B', 'Y', 'Z'],
    );
    assert.equal(ranked.at(-1)?.kilometres, null);
  });

  it('keeps every item, whatever the positions', () => {
    const items = fc.array(fc.record({ id: fc.string(), position: fc.option(position) }));
    fc.assert(
      fc.property(items, position, (all, start) => {
        const ranked = rankByDistance(all, start);
        assert.deepEqual(new Set(ranked.map(({ item }) => item)), new Set(all));
        const distances = ranked.map(({ kilometres }) => kilometres ?? Infinity);
        assert.ok(distances.every((distance, index) => index === 0 || (distances[index - 1] ?? 0) <= distance));
      }),
    );
  });
});
