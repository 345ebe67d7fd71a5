import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import {
  answeringProcedures,
  callProcedure,
  makeSample,
  procedures,
  rejection,
  storeTest,
} from '../testing/index.ts';

const noIds = [
  '1'.repeat(30),
  '9223372036854775808',
  '1e3',
  '01',
  '',
  ' 1',
  '1\n',
  '1.0',
  '-1',
  '+1',
  '0',
  '0x1',
  '١',
  'null',
  'NaN',
  0,
  1,
  1.5,
  NaN,
  true,
  null,
  [],
  ['1'],
  {},
];

storeTest('names few of thousands of problems in one call', async ({ store }) => {
  const sample = await makeSample(store);
  const many = Array.from({ length: 3000 }, (_, index) => `x${index}`);
  const unknown = Object.fromEntries(many.map((key) => [key, 1]));
  for (const { name, who, input } of answeringProcedures) {
    const by = who === 'staff' ? 'staff' : 'customer';
    const given = input(sample, by);
    if (given === undefined) continue;
    const inputs = [
      unknown,
      { ['x'.repeat(1e5)]: 1 },
      ...Object.keys(given).map((field) => ({ ...given, [field]: many })),
    ];
    for (const each of inputs) {
      const { reason, message, details } = await rejection(
        callProcedure(sample[by].api, name, each),
      );
      const answer = JSON.stringify({ message, details });
      expect({ name, reason, isShort: answer.length < 20_000 }).toMatchObject({ isShort: true });
    }
  }
});

/** For patterns and algorithms that take quadratic time: seconds to minutes for one of these. */
const length = 200_000;
const longTexts = {
  blanks: `x${' '.repeat(length)}x`,
  'combining characters in the wrong order': `a${'\u0301'.repeat(length / 2)}${'\u0316'.repeat(length / 2)}`,
  'combining characters between invisible ones': 'a\u0301\u0316\u200B'.repeat(length / 4),
  'a repeated word': `${'ab'.repeat(length / 2)}c`,
  digits: `a${'1'.repeat(length)}a`,
  quotes: '"'.repeat(length),
  dashes: ' - '.repeat(length / 3),
};

/** The input with a text instead of each of its texts in turn, at any depth. */
function withEachText(given: unknown, text: string): unknown[] {
  if (typeof given === 'string') return [text];
  if (typeof given !== 'object' || given === null) return [];
  const isList = Array.isArray(given);
  return Object.entries(given).flatMap(([key, value]) =>
    withEachText(value, text).map((changed) =>
      isList ? given.with(Number(key), changed) : { ...given, [key]: changed },
    ),
  );
}

storeTest(
  'rejects a text of any length in linear time',
  { timeout: 120_000 },
  async ({ store }) => {
    const sample = await makeSample(store);
    let checked = 0;
    for (const { name, who, input } of answeringProcedures) {
      const by = who === 'staff' ? 'staff' : 'customer';
      for (const [kind, text] of Object.entries(longTexts)) {
        for (const each of withEachText(input(sample, by), text)) {
          const began = performance.now();
          const { reason } = await rejection(callProcedure(sample[by].api, name, each));
          const isFast = performance.now() - began < 5000;
          expect({ name, kind, reason, isFast }).toMatchObject({ isFast: true });
          expect(reason).not.toBe('INTERNAL');
          checked++;
        }
      }
    }
    expect(checked).toBeGreaterThan(300);
  },
);

test('every array of an input has a maximum, which is checked before its elements', () => {
  const file = readFileSync(new URL('openapi.json', import.meta.url), 'utf8');
  const { components, paths } = OpenApi.parse(JSON.parse(file));
  const arrays: unknown[] = [];
  const visit = (schema: unknown): void => {
    if (typeof schema !== 'object' || schema === null) return;
    if ('type' in schema && schema.type === 'array') arrays.push(schema);
    for (const value of Object.values(schema)) visit(value);
  };
  for (const [name, schema] of Object.entries(components.schemas))
    if (name.endsWith('Input')) visit(schema);
  for (const operations of Object.values(paths))
    for (const { requestBody, parameters } of Object.values(operations))
      visit([requestBody, parameters]);
  expect(arrays.length).toBeGreaterThan(5);
  for (const array of arrays) expect(array).toHaveProperty('maxItems');
});

const OpenApi = z.object({
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({ requestBody: z.unknown().optional(), parameters: z.unknown().optional() }),
    ),
  ),
});

// Failure case 11: docs/failure-cases.md. Covers every procedure with an id.
storeTest('rejects malformed ids and reports the largest id as not found', async ({ store }) => {
  const sample = await makeSample(store);
  const { api } = sample.staff;
  let checked = 0;
  for (const [name, { input }] of Object.entries(procedures)) {
    const valid = input(sample);
    for (const field of ['id', 'userId'].filter((each) => valid && each in valid)) {
      for (const id of [undefined, ...noIds]) {
        const { reason, details } = await rejection(
          callProcedure(api, name, { ...valid, [field]: id }),
        );
        expect({ name, id, reason }).toEqual({ name, id, reason: 'VALIDATION_FAILED' });
        expect(Object.keys(details)[0]).toBeOneOf([field, 'input']);
      }
      const largest = { ...valid, [field]: '9223372036854775807' };
      const { reason } = await rejection(callProcedure(api, name, largest));
      expect(reason, name).toMatch(
        /^(USER|PRODUCT|ORDER|SESSION|API_KEY|IMPORT|WEBHOOK|DELIVERY)_NOT_FOUND$/,
      );
      checked++;
    }
  }
  expect(checked).toBeGreaterThan(10);
});

const noAmounts = [
  29.99,
  29,
  0,
  NaN,
  null,
  '',
  '29.999',
  '1e3',
  '-1',
  ' 1',
  '1,00',
  '100000000',
  '.5',
  '5.',
  [],
  {},
];

storeTest('rejects malformed money in every field', async ({ store }) => {
  const { api } = await store.staff();
  const { id } = await store.product();
  const fields: Record<string, (amount: unknown) => [string, object]> = {
    price: (price) => ['products.create', { sku: 'x', name: 'x', price }],
    'price of an update': (price) => ['products.update', { id, expectedVersion: 1, price }],
    minPrice: (minPrice) => ['products.list', { minPrice }],
    maxPrice: (maxPrice) => ['products.listByPage', { maxPrice }],
  };
  for (const [field, call] of Object.entries(fields)) {
    for (const amount of noAmounts) {
      const rejected = await rejection(callProcedure(api, ...call(amount)));
      expect({ field, amount, reason: rejected.reason }).toEqual({
        field,
        amount,
        reason: 'VALIDATION_FAILED',
      });
      expect(Object.values(rejected.details)).toEqual([
        [expect.stringMatching(/^must be a decimal string/)],
      ]);
    }
  }
  const dearest = await api.products.create({ sku: 'x', name: 'x', price: '99999999.99' });
  expect(dearest.price).toBe('99999999.99');
});

storeTest('stores texts unchanged up to their maximum length in characters', async ({ store }) => {
  const { api, id: userId } = await store.staff();
  const product = () => store.product();
  const fields: readonly { max: number; write: (text: string) => Promise<string | null> }[] = [
    {
      max: 255,
      write: async (name) =>
        (await api.products.create({ sku: `${Math.random()}`, name, price: '1' })).name,
    },
    {
      max: 100,
      write: async (sku) => (await api.products.create({ sku, name: 'x', price: '1' })).sku,
    },
    {
      max: 10_000,
      write: async (description) => {
        const { id } = await product();
        return (await api.products.update({ id, expectedVersion: 1, description })).description;
      },
    },
    {
      max: 255,
      write: async (name) => {
        const { version: expectedVersion } = await api.auth.me();
        return (await api.users.update({ id: userId, expectedVersion, name })).name;
      },
    },
    {
      max: 1000,
      write: async (note) => {
        const order = await api.orders.place({
          items: [{ productId: (await product()).id, quantity: 1 }],
        });
        await api.orders.confirm({ id: order.id, note });
        return (await api.orders.history({ id: order.id })).at(-1)?.note ?? null;
      },
    },
  ];
  for (const { max, write } of fields) {
    for (const text of ['🥣'.repeat(max), `${'x'.repeat(max - 1)}🥣`, `'"\\%_$1?`, 'Žäöß 你好']) {
      expect(await write(text)).toBe(text);
    }
    for (const wrong of [
      '',
      '  ',
      'x'.repeat(max + 1),
      '🥣'.repeat(max + 1),
      'a\0b',
      'a\ud800b',
      '\udc00',
    ]) {
      if (wrong.trim() === '' && max === 10_000) continue;
      expect((await rejection(write(wrong))).reason, wrong.slice(0, 10)).toBe('VALIDATION_FAILED');
    }
  }
});

storeTest('rejects unknown fields by name in every input', async ({ store }) => {
  const sample = await makeSample(store);
  const { api } = sample.staff;
  for (const { name, input } of answeringProcedures) {
    const valid = input(sample);
    if (valid === undefined) continue;
    for (const unknown of ['isAdmin', '__proto__', 'constructor', 'toString', 'Id', '']) {
      const given: unknown = JSON.parse(
        `{${[`${JSON.stringify(unknown)}: {"role": "staff"}`, ...fieldsOf(valid)].join()}}`,
      );
      const { reason, details } = await rejection(callProcedure(api, name, given));
      expect({ name, unknown, reason }).toEqual({ name, unknown, reason: 'VALIDATION_FAILED' });
      // For a union of several shapes, the error names no field.
      const [field] = Object.keys(details);
      expect(field).toBeOneOf([unknown === '' ? 'input' : unknown, 'input']);
    }
  }
  expect(await api.auth.me()).toMatchObject({ id: sample.staff.id });
});

storeTest(
  'requires whole numbers within bounds for quantities, versions and pages',
  async ({ store }) => {
    const sample = await makeSample(store);
    const { api } = sample.staff;
    const { id } = sample.sold;
    const bounded: readonly [
      name: string,
      field: string,
      rest: object,
      wrong: readonly unknown[],
    ][] = [
      ['products.adjustStock', 'delta', { id, reason: 'x' }, [0, 2 ** 31, -(2 ** 31)]],
      ['products.setStock', 'quantity', { id, expectedQuantity: 1, reason: 'x' }, [-1, 2 ** 31]],
      ['products.setStock', 'expectedQuantity', { id, quantity: 1, reason: 'x' }, [-1, 2 ** 31]],
      ['products.create', 'stockQuantity', { sku: 'x', name: 'x', price: '1' }, [-1, 2 ** 31]],
      ['products.update', 'expectedVersion', { id, name: 'x' }, [0, -1, 2 ** 31]],
      ['users.update', 'expectedVersion', { id: sample.customer.id }, [0, -1, 2 ** 31]],
      ['orders.cancel', 'expectedVersion', { id: sample.pending.id }, [0, -1, 2 ** 31]],
      ['products.list', 'limit', {}, [0, 101]],
      ['products.listByPage', 'page', {}, [0, 1_000_000_001]],
      ['orders.listByPage', 'pageSize', {}, [0, 101]],
    ];
    for (const [name, field, rest, wrong] of bounded) {
      for (const value of [
        ...wrong,
        1.5,
        '1',
        NaN,
        Infinity,
        -Infinity,
        2 ** 53,
        1e308,
        null,
        true,
        [],
        {},
      ]) {
        const rejected = await rejection(callProcedure(api, name, { ...rest, [field]: value }));
        expect({
          name,
          value,
          reason: rejected.reason,
          fields: Object.keys(rejected.details),
        }).toEqual({
          name,
          value,
          reason: 'VALIDATION_FAILED',
          fields: [field],
        });
      }
    }
  },
);

/** `"name": value` per field: `__proto__` in an object literal sets the prototype. */
function fieldsOf(input: object): string[] {
  return Object.entries(input).map(
    ([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`,
  );
}
