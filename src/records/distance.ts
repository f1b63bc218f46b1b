/** A point on the Earth in degrees; latitude −90 to 90, longitude −180 to 180. */
export interface Position {
  readonly latitude: number;
  readonly longitude: number;
}

/** Mean radius of the Earth, R₁ of the International Union of Geodesy and Geophysics (GRS 80; Moritz, 2000), in kilometres. */
export const meanEarthRadius = 6371.0088;

const radians = (degrees: number) => (degrees * Math.PI) / 180;

/**
 * Length of the shortest way over the sphere between two points, in kilometres, by the haversine formula (Sinnott, 1984). Right over
 * the antimeridian and at the poles; rounding cannot push it past half the circumference at the antipodes.
 */
export function greatCircle(from: Position, to: Position): number {
  const halfLatitude = Math.sin(radians(to.latitude - from.latitude) / 2);
  const halfLongitude = Math.sin(radians(to.longitude - from.longitude) / 2);
  const haversine =
    halfLatitude ** 2 + Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * halfLongitude ** 2;
  return 2 * meanEarthRadius * Math.asin(Math.sqrt(Math.min(1, haversine)));
}

/**
 * The point that the values describe, or null when they describe none: missing, out of range, or both zero. Finance and operations
 * has no empty coordinate, so that 0,0 is what a position looks like that nobody entered.
 */
export function positionAt(latitude: number | null, longitude: number | null): Position | null {
  if (latitude === null || longitude === null) return null;
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return null;
  return latitude === 0 && longitude === 0 ? null : { latitude, longitude };
}

/** Middle of several points: the direction of the sum of their unit vectors. Null for none, and for points that cancel out. */
export function middleOf(positions: readonly Position[]): Position | null {
  let [x, y, z] = [0, 0, 0];
  for (const { latitude, longitude } of positions) {
    x += Math.cos(radians(latitude)) * Math.cos(radians(longitude));
    y += Math.cos(radians(latitude)) * Math.sin(radians(longitude));
    z += Math.sin(radians(latitude));
  }
  if (Math.hypot(x, y, z) < 1e-9) return null;
  const degrees = (angle: number) => (angle * 180) / Math.PI;
  return { latitude: degrees(Math.atan2(z, Math.hypot(x, y))), longitude: degrees(Math.atan2(y, x)) };
}

/** Something that may be somewhere. */
export interface Located {
  readonly id: string;
  readonly position: Position | null;
}

/** An item with its distance in kilometres; null when it has no position. */
export interface Ranked<Item> {
  readonly item: Item;
  readonly kilometres: number | null;
}

/** All items: those with a position nearest first, ties by id; then those without one by id. */
export function rankByDistance<Item extends Located>(items: readonly Item[], from: Position): readonly Ranked<Item>[] {
  const ranked = items.map((item) => ({
    item,
    kilometres: item.position === null ? null : greatCircle(from, item.position),
  }));
  return ranked.sort(
    (one, other) => compareDistance(one.kilometres, other.kilometres) || compareText(one.item.id, other.item.id),
  );
}

const compareText = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

function compareDistance(one: number | null, other: number | null): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return one - other;
}
