/** Multinomial logistic regression over features that are there or not, trained by gradient descent; always to the same weights. */

export interface Example {
  readonly features: readonly string[];
  readonly label: string;
  /** How much it counts. */
  readonly weight: number;
}

/** The labels by how likely they are, summing up to one; nobody's order. */
export type Predict = (features: readonly string[]) => ReadonlyMap<string, number>;

/**
 * How often the examples are gone through, how far each moves the weights at first, and what is left of that each time. One that is `known`
 * that surely is passed over for so many rounds; changes less than `least` are not worth making.
 */
const training = { rounds: 5, rate: 1.7, fade: 0.75, known: 0.9, passes: 2, least: 2e-3 };

/** Trains it. Linear in the number of features of all examples times the number of labels. */
export function trainRegression(examples: readonly Example[]): Predict {
  const labels = [...new Set(examples.map(({ label }) => label))].sort();
  const width = labels.length;
  const indexOf = new Map<string, number>();
  const rows = examples.map(({ features, label, weight }) => ({
    features: Uint32Array.from(features, (feature) => {
      const index = indexOf.get(feature) ?? indexOf.size;
      indexOf.set(feature, index);
      return index;
    }),
    label: labels.indexOf(label),
    weight,
    passes: 0,
  }));
  const weights = new Float32Array(indexOf.size * width);
  const scores = new Float32Array(width);

  const score = (features: Uint32Array, scale: number): void => {
    scores.fill(0);
    for (const feature of features) {
      const from = feature * width;
      for (let label = 0; label < width; label += 1)
        scores[label] = (scores[label] ?? 0) + (weights[from + label] ?? 0);
    }
    let most = -Infinity;
    for (let label = 0; label < width; label += 1) {
      scores[label] = (scores[label] ?? 0) * scale;
      most = Math.max(most, scores[label] ?? 0);
    }
    let sum = 0;
    for (let label = 0; label < width; label += 1) {
      scores[label] = Math.exp((scores[label] ?? 0) - most);
      sum += scores[label] ?? 0;
    }
    for (let label = 0; label < width; label += 1) scores[label] = (scores[label] ?? 0) / sum;
  };

  let rate = training.rate;
  const order = rows.map((_row, index) => index);
  let seed = 7;
  for (let round = 0; round < training.rounds; round += 1) {
    for (let index = order.length - 1; index > 0; index -= 1) {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      const other = seed % (index + 1);
      [order[index], order[other]] = [order[other] ?? 0, order[index] ?? 0];
    }
    for (const index of order) {
      const row = rows[index];
      if (row === undefined) continue;
      if (row.passes > 0) {
        row.passes -= 1;
        continue;
      }
      const scale = 1 / Math.sqrt(row.features.length);
      score(row.features, scale);
      const own = scores[row.label] ?? 0;
      if (own > training.known) row.passes = training.passes;
      const step = rate * row.weight * scale;
      scores[row.label] = own - 1;
      // Only a few labels are taken for it at all.
      for (let label = 0; label < width; label += 1) {
        const change = (scores[label] ?? 0) * step;
        if (Math.abs(change) < training.least) continue;
        for (const feature of row.features) {
          const at = feature * width + label;
          weights[at] = (weights[at] ?? 0) - change;
        }
      }
    }
    rate *= training.fade;
  }

  return (features) => {
    const seen = features.flatMap((feature) => indexOf.get(feature) ?? []);
    score(Uint32Array.from(seen), 1 / Math.sqrt(Math.max(1, features.length)));
    return new Map(labels.map((label, index) => [label, scores[index] ?? 0]));
  };
}
