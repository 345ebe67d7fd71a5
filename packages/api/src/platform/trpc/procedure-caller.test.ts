import { initTRPC, TRPCError } from '@trpc/server';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { callerOf, hasMiddlewares, type ProcedureCall } from './procedure-caller.ts';

const nameGrace = async () => ({ name: 'Grace' });

const t = initTRPC.context<{ readonly caller: string }>().meta<{ readonly who: string }>().create();
const base = t.procedure
  .meta({ who: 'anyone' })
  .use(async ({ ctx, meta, next }) => {
    const result = await next({ ctx: { from: `${ctx.caller} as ${meta?.who}` } });
    return result.ok ? result : next({ ctx: { from: 'a second attempt' } });
  })
  .use(async ({ path, type, getRawInput, next }) => {
    if ((await getRawInput()) === 'forbidden') throw new TRPCError({ code: 'FORBIDDEN' });
    const input = { getRawInput: path === 'renamed' ? nameGrace : getRawInput };
    return next({ ctx: { call: type }, ...input });
  });
const named = base.input(z.object({ name: z.string() }));
const router = t.router({
  context: base.query(({ ctx }) => ctx),
  inputs: named
    .input(z.object({ times: z.number().default(2) }))
    .output(z.object({ name: z.string(), times: z.number() }))
    .query(({ input }) => input),
  renamed: named.query(({ input }) => input),
  wrongOutput: base.output(z.object({ name: z.string().max(1) })).query(() => ({ name: 'Ada' })),
  fails: base.query(() => Promise.reject(new RangeError('too far'))),
  nothing: base.query(() => undefined),
});

const inputs = [undefined, { name: 'Ada' }, { name: 'Ada', times: 3 }, { name: 1 }, 'forbidden'];
const cases = Object.entries(router._def.procedures).flatMap(([path, procedure]) =>
  inputs.map((input) => ({ path, procedure, input })),
);

test.for(cases)('answers $path with $input as tRPC does', async ({ path, procedure, input }) => {
  const call: ProcedureCall = {
    path,
    type: 'query',
    ctx: { caller: 'Ada' },
    getRawInput: async () => input,
    signal: undefined,
    batchIndex: 0,
  };
  const [own, usual] = await Promise.allSettled([callerOf(procedure)(call), procedure(call)]);
  expect(own).toEqual(usual);
});

test('finds the middlewares where this version of tRPC keeps them', () => {
  for (const { _def } of Object.values(router._def.procedures))
    expect(hasMiddlewares(_def)).toBe(true);
});
