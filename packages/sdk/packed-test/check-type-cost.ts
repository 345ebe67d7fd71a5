import assert from 'node:assert/strict';
import type { InstalledSdk } from './install-in-empty-folder.ts';
import { openEditor } from './language-service.ts';

/**
 * The most types that a small program may instantiate. The seconds of a type check depend on the machine; this number does
 * not. It was 5,000 when the limit was set.
 */
const maxInstantiations = 10_000;

/** Checks what the SDK's types cost a project that uses some of them. */
export function checkTypeCost({ project }: Pick<InstalledSdk, 'project'>): void {
  const empty = openEditor(project, 'export const answer = 42;').instantiations();
  const editor = openEditor(project, program);
  assert.deepEqual(editor.errors(), []);
  const added = editor.instantiations() - empty;
  assert.ok(added > 0, 'the compiler counts');
  assert.ok(
    added <= maxInstantiations,
    `a small program instantiates ${added} types, more than ${maxInstantiations}`,
  );
  console.log(`Type cost: ${added} instantiations, of ${maxInstantiations} allowed`);
}

const program = `
import { createClient, isStoreError, iterate } from '@order-store/sdk';

const store = createClient({ url: 'https://shop.example' });
export async function shop(): Promise<string[]> {
  const names: string[] = [];
  for await (const product of iterate(store.products.list, { search: 'mug' })) names.push(product.name);
  try {
    const order = await store.orders.place.mutate({ items: [{ productId: '1', quantity: 1 }] });
    names.push(order.orderNumber);
  } catch (error) {
    if (isStoreError(error, 'INSUFFICIENT_STOCK')) names.push(...error.details.lines.map((line) => line.productId));
  }
  store.orders.watch.subscribe({}, { onData: ({ data }) => names.push(data.order.status) });
  return names;
}
`;
