import { request } from './http.ts';

/** A line of the Prometheus text format. */
export interface MetricSample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** The current samples of an API's /metrics. */
export async function readMetricsOf(url: string): Promise<MetricSample[]> {
  const { status, text } = await request(`${url}/metrics`);
  if (status !== 200) throw new Error(`/metrics returned status ${status}`);
  return parseMetrics(text);
}

/** Parses the Prometheus text format. */
export function parseMetrics(text: string): MetricSample[] {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return lines.map((line) => {
    const [, name = '', labels = '', value = ''] = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
    const pairs = labels.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g);
    return {
      name,
      labels: Object.fromEntries(Array.from(pairs, ([, label = '', each = '']) => [label, each])),
      value: Number(value),
    };
  });
}

/** The value of the sample with this name and at least these labels, or undefined. */
export function valueOf(
  samples: readonly MetricSample[],
  name: string,
  labels: Readonly<Record<string, string>> = {},
): number | undefined {
  return samples.find(
    (sample) =>
      sample.name === name &&
      Object.entries(labels).every(([label, value]) => sample.labels[label] === value),
  )?.value;
}
