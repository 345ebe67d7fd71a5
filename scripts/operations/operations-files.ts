import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';

const Rules = z.object({
  groups: z.array(
    z.object({
      name: z.string(),
      rules: z.array(
        z.strictObject({
          alert: z.string(),
          expr: z.string(),
          for: z.string().optional(),
          labels: z.strictObject({ severity: z.enum(['critical', 'warning']) }),
          annotations: z.strictObject({ summary: z.string(), runbook: z.string() }),
        }),
      ),
    }),
  ),
});

const Place = z.object({ x: z.number(), y: z.number(), w: z.number(), h: z.number() });

const Dashboard = z.object({
  title: z.string(),
  uid: z.string(),
  templating: z.object({
    list: z.array(
      z.object({ name: z.string(), query: z.union([z.string(), z.object({ query: z.string() })]) }),
    ),
  }),
  panels: z.array(
    z.object({
      id: z.number(),
      title: z.string(),
      type: z.string(),
      description: z.string().optional(),
      gridPos: Place,
      targets: z.array(z.object({ refId: z.string(), expr: z.string() })).default([]),
      fieldConfig: z.object({ defaults: z.object({ unit: z.string() }) }).optional(),
    }),
  ),
});

export type Dashboard = z.infer<typeof Dashboard>;
export type Alert = z.infer<typeof Rules>['groups'][number]['rules'][number];

/** The alert rules for Prometheus. */
export async function readAlerts(): Promise<Alert[]> {
  const { groups } = Rules.parse(parse(await readProjectFile('operations/prometheus/alerts.yaml')));
  return groups.flatMap(({ rules }) => rules);
}

/** The dashboard for Grafana. */
export async function readDashboard(): Promise<Dashboard> {
  return Dashboard.parse(JSON.parse(await readProjectFile('operations/grafana/order-store.json')));
}

/** A file of this repository, by its path from the root. */
export function readProjectFile(path: string): Promise<string> {
  return readFile(new URL(`../../${path}`, import.meta.url), 'utf8');
}
