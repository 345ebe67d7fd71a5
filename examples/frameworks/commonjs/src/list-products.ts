import { createClient, iterate } from '@order-store/sdk';

/** Prints what is in stock. */
async function main(): Promise<void> {
  const store = createClient({ url: process.env['STORE_URL'] ?? 'http://127.0.0.1:4000' });
  for await (const { sku, name, stockQuantity } of iterate(store.products.list, {
    inStock: true,
  })) {
    console.log(`${sku} ${name}: ${stockQuantity}`);
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
