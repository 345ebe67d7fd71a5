import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readProjectFile } from './operations-files.ts';

test('the dashboard conforms to Grafana’s schema, without unknown fields', async () => {
  expect(await problemsIn(await readProjectFile('operations/grafana/order-store.json'))).toBe('');
});

test('finds errors in a dashboard', async () => {
  const dashboard = await readProjectFile('operations/grafana/order-store.json');
  for (const [right, wrong, problem] of [
    ['"type": "timeseries"', '"type": "time series"', `"time series"`],
    ['"mode": "multi"', '"mode": "all"', `Type '"all"' is not assignable`],
    ['"fillOpacity":', '"fillOpasity":', `'"fillOpasity"' does not exist`],
    ['"showLegend": true,', '', `Property 'showLegend' is missing`],
    ['"graphTooltip": 1', '"graphTooltip": 7', `Type '7' is not assignable`],
  ] as const) {
    const broken = dashboard.replace(right, wrong);
    expect(broken).not.toBe(dashboard);
    expect(await problemsIn(broken)).toContain(problem);
  }
});

const schema = fileURLToPath(new URL('./grafana-dashboard.ts', import.meta.url));
const compiler = join(
  dirname(createRequire(import.meta.url).resolve('typescript/package.json')),
  'bin',
  'tsc',
);

/** The compiler's errors for the JSON as a literal of the schema's type. */
async function problemsIn(json: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'order-store-dashboard-'));
  try {
    const program = join(folder, 'dashboard.ts');
    await writeFile(
      program,
      `import type { GrafanaDashboard } from ${JSON.stringify(schema)};\nexport const dashboard: GrafanaDashboard = ${json};\n`,
    );
    return await compile(program);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function compile(program: string): Promise<string> {
  const options =
    '--ignoreConfig --noEmit --strict --skipLibCheck --allowImportingTsExtensions --module esnext --moduleResolution bundler --target esnext'.split(
      ' ',
    );
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [compiler, ...options, program], (error, stdout, stderr) => {
      // tsc prints the errors to stdout and exits with 1 or 2.
      if (error === null || stdout !== '') resolve(stdout);
      else reject(new Error(`tsc failed: ${stderr}`, { cause: error }));
    });
  });
}
