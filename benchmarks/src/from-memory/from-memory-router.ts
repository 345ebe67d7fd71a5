import { initTRPC } from '@trpc/server';

/**
 * The least that tRPC can be asked to do for an answer: procedures that look at nothing, check nothing and
 * return what is in memory.
 */
export function fromMemoryRouter(answers: Readonly<Record<string, unknown>>) {
  const t = initTRPC.create({ isDev: false });
  return t.router({
    products: t.router({ list: t.procedure.query(() => answers['products.list']) }),
    orders: t.router({ get: t.procedure.query(() => answers['orders.get']) }),
  });
}
