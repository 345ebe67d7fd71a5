import {
  callOverHttp,
  readMetricsOf,
  startTestApi,
  type MetricSample,
} from '@order-store/api/testing';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  readAlerts,
  readDashboard,
  readProjectFile,
  type Alert,
  type Dashboard,
} from './operations-files.ts';
import { readQuery, type Selector } from './promql.ts';

let exported: MetricSample[];
let alerts: Alert[];
let dashboard: Dashboard;

beforeAll(async () => {
  [alerts, dashboard] = await Promise.all([readAlerts(), readDashboard()]);
  await using api = await startTestApi({
    RATE_LIMIT: 'on',
    // No server listens there, but the metrics of replicas are exported.
    DATABASE_REPLICA_URLS: 'postgres://nobody@127.0.0.1:9/nothing',
  });
  const [ada, mug] = [await api.store.customer(), await api.store.product()];
  const input = { items: [{ productId: mug.id, quantity: 1 }] };
  const placed = await callOverHttp(api.url, 'orders.place', {
    type: 'mutation',
    input,
    token: ada.token,
  });
  expect(placed.status).toBe(200);
  exported = await readMetricsOf(api.metricsUrl);
});

describe('queries use only metrics and labels that the API exports', () => {
  test('in the alert rules', () => {
    expect(alerts.length).toBeGreaterThan(0);
    for (const { alert, expr } of alerts) expect(problemsOf(expr), alert).toEqual([]);
  });

  test('in the dashboard', () => {
    const queries = dashboard.panels.flatMap(({ title, targets }) =>
      targets.map(({ expr }) => ({ title, expr })),
    );
    expect(queries.length).toBeGreaterThan(0);
    for (const { title, expr } of queries) expect(problemsOf(expr), title).toEqual([]);
    for (const { name, query } of dashboard.templating.list) {
      // The variable that selects the data source.
      if (typeof query === 'string') continue;
      const [, selector = '', label = ''] = /^label_values\((.+), (\w+)\)$/.exec(query.query) ?? [];
      expect(problemsOf(`sum by (${label}) (${selector})`), name).toEqual([]);
    }
  });

  test('finds errors in a query', () => {
    expect(problemsOf('order_store_made_up_total > 1')).toEqual([
      'order_store_made_up_total is not exported',
    ]);
    expect(problemsOf('order_store_streams{made_up="x"}')).toEqual([
      'order_store_streams has no label made_up',
    ]);
    expect(problemsOf('order_store_rejections_total{reason=~"INTERNAL|MADE_UP"}')).toEqual([
      'order_store_rejections_total has no reason "MADE_UP"',
    ]);
    expect(problemsOf('sum by (made_up) (order_store_streams)')).toEqual([
      'no metric has the label made_up to group by',
    ]);
    expect(() => problemsOf('sum(rate(order_store_streams[5m])')).toThrow('Not PromQL');
  });
});

test('the dashboard shows every metric of the store', () => {
  const shown = new Set(
    dashboard.panels
      .flatMap(({ targets }) => targets.flatMap(({ expr }) => readQuery(expr).selectors))
      .map(({ metric }) => familyOf(metric)),
  );
  const own = new Set(
    exported.map(({ name }) => familyOf(name)).filter((name) => name.startsWith('order_store_')),
  );
  expect([...own].filter((name) => !shown.has(name))).toEqual([]);
});

test('each alert has a runbook section, and each section an alert', async () => {
  const page = await readProjectFile('docs/operations.md');
  const sections = Array.from(page.matchAll(/^### (OrderStore\w+)\n\n(.+)/gm), ([, name]) => name);
  expect(sections).toEqual(alerts.map(({ alert }) => alert));
  for (const { alert, annotations } of alerts)
    expect(annotations.runbook).toBe(`docs/operations.md#${alert.toLowerCase()}`);
});

test('panels do not overlap, and each has a description and a unit', () => {
  const taken = new Map<string, string>();
  for (const { title, type, description, fieldConfig, gridPos } of dashboard.panels) {
    for (let x = gridPos.x; x < gridPos.x + gridPos.w; x++) {
      for (let y = gridPos.y; y < gridPos.y + gridPos.h; y++) {
        expect(taken.get(`${x},${y}`), `${title} overlaps another panel`).toBeUndefined();
        taken.set(`${x},${y}`, title);
      }
    }
    expect(gridPos.x + gridPos.w, title).toBeLessThanOrEqual(24);
    if (type === 'row') continue;
    expect(description, title).toMatch(/\.$/);
    expect(fieldConfig?.defaults.unit, title).toBeTruthy();
  }
  const ids = dashboard.panels.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

/** Labels that Prometheus adds to every metric. */
const addedLabels: ReadonlySet<string> = new Set(['job', 'instance']);
/** Metrics that Prometheus adds for each target. */
const addedMetrics: ReadonlySet<string> = new Set(['up']);

function problemsOf(query: string): string[] {
  const { selectors, groupedBy } = readQuery(query);
  const problems = selectors.flatMap(problemsOfSelector);
  if (problems.length > 0) return problems;
  const labels = new Set(selectors.flatMap(({ metric }) => [...labelsOf(metric)]));
  return groupedBy
    .filter((label) => !labels.has(label) && !addedLabels.has(label))
    .map((label) => `no metric has the label ${label} to group by`);
}

function problemsOfSelector({ metric, matchers }: Selector): string[] {
  const samples = exported.filter(({ name }) => name === metric);
  if (samples.length === 0 && !addedMetrics.has(metric)) return [`${metric} is not exported`];
  return matchers
    .filter(({ label }) => !addedLabels.has(label))
    .flatMap(({ label, op, value }) => {
      if (!labelsOf(metric).has(label)) return [`${metric} has no label ${label}`];
      if (value === '.*') return [];
      const wanted = op === '=~' ? value.split('|') : [value];
      const known = new Set(samples.map(({ labels }) => labels[label]));
      return wanted
        .filter((each) => !known.has(each))
        .map((each) => `${metric} has no ${label} "${each}"`);
    });
}

function labelsOf(metric: string): Set<string> {
  const samples = exported.filter(({ name }) => name === metric);
  return new Set(samples.flatMap(({ labels }) => Object.keys(labels)));
}

/** The metric of a sample; a histogram has three kinds of samples. */
function familyOf(name: string): string {
  return name.replace(/_(bucket|sum|count)$/, '');
}
