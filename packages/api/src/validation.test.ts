import fc from 'fast-check';
import { expect } from 'vitest';
import { callProcedure, makeSample, procedures, refusal, storeTest } from './testing/index.ts';

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

// Line 11 of the failure cases, for every procedure that takes an id.
storeTest('what is no id is refused, and the largest id is just not there', async ({ store }) => {
  const sample = await makeSample(store);
  const { api } = sample.staff;
  let checked = 0;
  for (const [name, { input }] of Object.entries(procedures)) {
    const valid = input(sample);
    for (const field of ['id', 'userId'].filter((each) => valid && each in valid)) {
      for (const id of [undefined, ...noIds]) {
        const { reason, details } = await refusal(
          callProcedure(api, name, { ...valid, [field]: id }),
        );
        expect({ name, id, reason }).toEqual({ name, id, reason: 'VALIDATION_FAILED' });
        expect(Object.keys(details)[0]).toBeOneOf([field, 'input']);
      }
      const largest = { ...valid, [field]: '9223372036854775807' };
      const { reason } = await refusal(callProcedure(api, name, largest));
      expect(reason, name).toMatch(/^(USER|PRODUCT|ORDER|WEBHOOK)_NOT_FOUND$/);
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

storeTest(
  'money that is no decimal string of two places is refused in every field',
  async ({ store }) => {
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
        const refused = await refusal(callProcedure(api, ...call(amount)));
        expect({ field, amount, reason: refused.reason }).toEqual({
          field,
          amount,
          reason: 'VALIDATION_FAILED',
        });
        expect(Object.values(refused.details)).toEqual([
          [expect.stringMatching(/^must be a decimal string/)],
        ]);
      }
    }
    const dearest = await api.products.create({ sku: 'x', name: 'x', price: '99999999.99' });
    expect(dearest.price).toBe('99999999.99');
  },
);

storeTest(
  'texts are kept to the letter up to their length, counted in characters',
  async ({ store }) => {
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
      for (const text of [
        '🥣'.repeat(max),
        `${'x'.repeat(max - 1)}🥣`,
        `'"\\%_$1?\u0001\u202e`,
        'Žäöß 你好',
      ]) {
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
        expect((await refusal(write(wrong))).reason, wrong.slice(0, 10)).toBe('VALIDATION_FAILED');
      }
    }
  },
);

storeTest('fields that nobody knows are refused by name in every input', async ({ store }) => {
  const sample = await makeSample(store);
  const { api } = sample.staff;
  for (const [name, { input }] of Object.entries(procedures)) {
    const valid = input(sample);
    if (valid === undefined) continue;
    for (const unknown of ['isAdmin', '__proto__', 'constructor', 'toString', 'Id', '']) {
      const given: unknown = JSON.parse(
        `{${JSON.stringify(unknown)}: {"role": "staff"}, ${JSON.stringify(valid).slice(1)}`,
      );
      const { reason, details } = await refusal(callProcedure(api, name, given));
      expect({ name, unknown, reason }).toEqual({ name, unknown, reason: 'VALIDATION_FAILED' });
      // Where one of several shapes would do, none of them is named.
      const [field] = Object.keys(details);
      expect(field).toBeOneOf([unknown === '' ? 'input' : unknown, 'input']);
    }
  }
  expect(await api.auth.me()).toMatchObject({ id: sample.staff.id });
});

storeTest(
  'quantities, versions and pages are whole numbers within their bounds',
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
      ['products.adjustStock', 'delta', { id, reason: 'x' }, [0, 1_000_000_001, -1_000_000_001]],
      [
        'products.setStock',
        'quantity',
        { id, expectedQuantity: 1, reason: 'x' },
        [-1, 1_000_000_001],
      ],
      ['products.setStock', 'expectedQuantity', { id, quantity: 1, reason: 'x' }, [-1, 2 ** 31]],
      [
        'products.create',
        'stockQuantity',
        { sku: 'x', name: 'x', price: '1' },
        [-1, 1_000_000_001],
      ],
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
        const refused = await refusal(callProcedure(api, name, { ...rest, [field]: value }));
        expect({
          name,
          value,
          reason: refused.reason,
          fields: Object.keys(refused.details),
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

// "No input of any kind, on any procedure, may give INTERNAL."
storeTest('no input of any kind gives INTERNAL', { timeout: 120_000 }, async ({ store }) => {
  const sample = await makeSample(store);
  // With an order they cannot delete each other.
  await sample.staff.place([[sample.sold, 1]]);
  const callers = {
    stranger: store.stranger,
    customer: sample.customer.api,
    staff: sample.staff.api,
  };
  const names = Object.keys(procedures).filter((name) => name !== 'auth.signOut');

  const anyText = fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 })
    .map((codes) => String.fromCharCode(...codes));
  const anyValue = fc.oneof(
    // What gets past the first look, and so into the SQL.
    { weight: 2, arbitrary: fc.integer({ min: 1, max: 30 }).map(String) },
    { weight: 2, arbitrary: fc.integer({ min: 1, max: 30 }) },
    { weight: 2, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 100 }) },
    fc.bigInt({ min: 1n, max: 2n ** 63n }).map(String),
    fc.constantFrom('99999999.99', '0', 'pending', 'staff', '-price', 2 ** 31 - 1, -(2 ** 31)),
    // What does not.
    fc.constantFrom(...noIds, ...noAmounts, undefined, Infinity, 2 ** 31, 2 ** 53, '\0', '\ud800'),
    anyText,
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc.integer(),
    fc.double(),
    fc.jsonValue(),
  );
  const anyField = fc.oneof(
    fc.constantFrom(
      'id',
      'userId',
      'limit',
      'cursor',
      'search',
      'page',
      'pageSize',
      'sort',
      'status',
      'items',
      'note',
      '__proto__',
    ),
    anyText,
  );
  const change = fc.record({
    at: fc.nat(),
    field: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, anyField),
    value: anyValue,
  });

  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...names),
      fc.constantFrom('stranger', 'customer', 'staff', 'staff', 'staff'),
      fc.oneof(
        { weight: 1, arbitrary: anyValue.map((value) => () => value) },
        {
          weight: 9,
          arbitrary: fc
            .array(change, { minLength: 1, maxLength: 3 })
            .map(
              (changes) => (valid: unknown) =>
                changes.reduce(
                  (input, { at, field, value }) => changed(input, at, field, value),
                  valid,
                ),
            ),
        },
      ),
      async (name, role, make) => {
        const input = make(procedures[name]?.input(sample));
        const [outcome] = await Promise.allSettled([callProcedure(callers[role], name, input)]);
        if (outcome?.status === 'fulfilled') return;
        const { reason, message } = await refusal(Promise.reject(outcome?.reason));
        expect({ name, role, input, reason }).not.toMatchObject({
          reason: expect.stringMatching(/^(INTERNAL|TIMEOUT|OVERLOADED|DATABASE_UNAVAILABLE)$/),
        });
        expect(message).not.toMatch(/\bselect\b|\binsert\b|\bupdate "|syntax|\$1/i);
      },
    ),
    { numRuns: 3000, interruptAfterTimeLimit: 15_000 },
  );
  expect(await sample.staff.api.auth.me()).toMatchObject({ id: sample.staff.id });
  expect(await store.violations()).toEqual([]);
});

/** The input with one value changed: the field of this name, else the one at this place, at any depth. */
function changed(input: unknown, at: number, field: string | null, value: unknown): unknown {
  if (Array.isArray(input)) {
    return input.map((each) => changed(each, at, field, value));
  }
  if (typeof input !== 'object' || input === null) return value;
  const fields = Object.keys(input);
  const name = field ?? fields[at % Math.max(fields.length, 1)] ?? '';
  const old = Object.entries(input).find(([each]) => each === name)?.[1];
  const deeper = typeof old === 'object' && old !== null && at % 2 === 0;
  const copy = { ...input };
  Object.defineProperty(copy, name, {
    value: deeper ? changed(old, at >> 1, field, value) : value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
  return copy;
}
