import { readFile } from 'node:fs/promises';
import { readConfig } from '@order-store/api';
import { describeSettings } from '@order-store/api/settings';
import { expect, test } from 'vitest';
import { configurationPages } from './configuration-pages.ts';

test('the committed pages match the settings', async () => {
  for (const [path, text] of Object.entries(await configurationPages())) {
    const committed = await readFile(new URL(`../../${path}`, import.meta.url), 'utf8');
    expect(text, `${path} is stale: run \`npm run config:dump\` and commit the result`).toBe(
      committed,
    );
  }
});

test('every setting has either a default or a description of what applies without it', () => {
  for (const setting of describeSettings()) {
    expect([setting.default, setting.without], setting.name).toContain(undefined);
    expect(setting.default ?? setting.without, setting.name).toBeDefined();
  }
});

test('every example is valid, all of them together', () => {
  const examples = Object.fromEntries(
    describeSettings().map(({ name, example }) => [name, example]),
  );
  const config: Readonly<Record<string, unknown>> = readConfig(examples);
  for (const name of Object.keys(examples)) expect(config[name], name).toBeDefined();
});

test('only settings that take any text have no rule', () => {
  const free = describeSettings().filter(({ rule }) => rule === undefined);
  expect(free.map(({ name }) => name)).toEqual([
    'DATA_DIRECTORY',
    'HOST',
    'METRICS_HOST',
    'WEB_ROOT',
    'NODE_ENV',
  ]);
  const rules = describeSettings().flatMap(({ rule }) => rule ?? []);
  expect(rules.filter((rule) => !/^must (be|have) /.test(rule))).toEqual([]);
});
