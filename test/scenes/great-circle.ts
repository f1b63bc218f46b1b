/** Distances computed another way than the product does: by the chord through the Earth between two points of space. */

export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** Mean radius of the Earth in kilometres (R₁ of GRS 80). */
const radius = 6371.0088;

function onUnitSphere({ latitude, longitude }: Point): readonly [number, number, number] {
  const [phi, lambda] = [(latitude * Math.PI) / 180, (longitude * Math.PI) / 180];
  return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)];
}

/** Kilometres along the surface: twice the arc sine of half the chord. */
export function kilometresBetween(one: Point, other: Point): number {
  const [a, b] = [onUnitSphere(one), onUnitSphere(other)];
  const chord = Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
  return 2 * radius * Math.asin(Math.min(1, chord / 2));
}
