import { readFile } from 'node:fs/promises';
import { readConfig } from '@order-store/api';
import { describeVariables } from '@order-store/api/config-reference';
import { expect, test } from 'vitest';
import { configurationPages } from './configuration-pages.ts';

test('the committed pages have every variable as it is', async () => {
  for (const [path, text] of Object.entries(await configurationPages())) {
    const committed = await readFile(new URL(`../../${path}`, import.meta.url), 'utf8');
    expect(text, `${path} is stale: run \`npm run config:dump\` and commit what changed`).toBe(
      committed,
    );
  }
});

test('what is said to hold by default holds, and is no more than that', () => {
  const without: Readonly<Record<string, unknown>> = readConfig({});
  for (const { name, byDefault } of describeVariables()) {
    const said: Readonly<Record<string, unknown>> =
      'value' in byDefault ? readConfig({ [name]: byDefault.value }) : {};
    // Where words say what holds, the variable has no value, or an empty list.
    const held = 'value' in byDefault ? [said[name]] : [undefined, []];
    expect(held, name).toContainEqual(without[name]);
  }
});

test('every example is accepted, all of them together', () => {
  const examples = Object.fromEntries(
    describeVariables().map(({ name, example }) => [name, example]),
  );
  const config: Readonly<Record<string, unknown>> = readConfig(examples);
  for (const name of Object.keys(examples)) expect(config[name], name).toBeDefined();
});

test('a rule is told of every variable that can be malformed, in the words of the refusal', () => {
  const free = describeVariables().filter(({ rule }) => rule === null);
  expect(free.map(({ name }) => name)).toEqual(['DATA_DIRECTORY', 'HOST', 'WEB_ROOT', 'NODE_ENV']);
  const rules = describeVariables().flatMap(({ rule }) => rule ?? []);
  expect(rules.filter((rule) => !/^must (be|have) /.test(rule))).toEqual([]);
});
