/** Numbers about the running process, in the text format that Prometheus reads (version 0.0.4). */

type Labels = Readonly<Record<string, string>>;

export interface Counter {
  add(labels?: Labels, amount?: number): void;
}

export interface Histogram {
  observe(value: number, labels?: Labels): void;
}

export interface Metrics {
  counter(name: string, help: string): Counter;
  /** Read when the numbers are asked for. */
  gauge(name: string, help: string, read: () => Promise<readonly GaugeReading[]>): void;
  /** `bounds` are upper bounds in rising order, in the unit of the name. */
  histogram(name: string, help: string, bounds: readonly number[]): Histogram;
  /** Everything, as text. A gauge that cannot be read is left out. */
  render(): Promise<string>;
}

export interface GaugeReading {
  readonly labels?: Labels;
  readonly value: number;
}

type Family = { readonly head: string; readonly lines: () => Promise<string[]> };

export function createMetrics(): Metrics {
  const families: Family[] = [];
  const family = (name: string, kind: string, help: string, lines: () => Promise<string[]>) =>
    families.push({ head: `# HELP ${name} ${help}\n# TYPE ${name} ${kind}`, lines });

  return {
    counter(name, help) {
      const totals = new Map<string, number>();
      family(name, 'counter', help, async () => [...totals].map(([labels, total]) => `${name}${labels} ${total}`));
      return {
        add(labels = {}, amount = 1) {
          const key = formatLabels(labels);
          totals.set(key, (totals.get(key) ?? 0) + amount);
        },
      };
    },
    gauge(name, help, read) {
      family(name, 'gauge', help, async () =>
        (await read()).map(({ labels = {}, value }) => `${name}${formatLabels(labels)} ${value}`),
      );
    },
    histogram(name, help, bounds) {
      const series = new Map<string, { labels: Labels; counts: number[]; sum: number; count: number }>();
      family(name, 'histogram', help, async () =>
        [...series.values()].flatMap((one) => histogramLines(name, bounds, one)),
      );
      return {
        observe(value, labels = {}) {
          const key = formatLabels(labels);
          const one = series.get(key) ?? { labels, counts: bounds.map(() => 0), sum: 0, count: 0 };
          series.set(key, one);
          bounds.forEach((bound, index) => {
            if (value <= bound) one.counts[index] = (one.counts[index] ?? 0) + 1;
          });
          one.sum += value;
          one.count += 1;
        },
      };
    },
    async render() {
      const blocks = await Promise.all(
        families.map(async ({ head, lines }) => [head, ...(await lines().catch(() => []))].join('\n')),
      );
      return `${blocks.join('\n')}\n`;
    },
  };
}

function histogramLines(
  name: string,
  bounds: readonly number[],
  one: { readonly labels: Labels; readonly counts: readonly number[]; readonly sum: number; readonly count: number },
): string[] {
  const bucket = (bound: string, count: number) =>
    `${name}_bucket${formatLabels({ ...one.labels, le: bound })} ${count}`;
  return [
    ...bounds.map((bound, index) => bucket(String(bound), one.counts[index] ?? 0)),
    bucket('+Inf', one.count),
    `${name}_sum${formatLabels(one.labels)} ${one.sum}`,
    `${name}_count${formatLabels(one.labels)} ${one.count}`,
  ];
}

function formatLabels(labels: Labels): string {
  const escape = (value: string) => value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
  const parts = Object.entries(labels).map(([name, value]) => `${name}="${escape(value)}"`);
  return parts.length === 0 ? '' : `{${parts.join(',')}}`;
}
