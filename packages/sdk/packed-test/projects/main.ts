import { packAll } from './pack-all.ts';
import { testCreate } from './test-create.ts';
import { testFrameworks } from './test-frameworks.ts';

// Tests projects that use the packed packages: the one that `npm create order-store` creates, and one per framework.
const chosen = process.argv.slice(2);
try {
  await using packed = await packAll();
  if (chosen.length === 0 || chosen.includes('create')) await testCreate(packed);
  if (chosen.length === 0 || chosen.includes('frameworks')) await testFrameworks(packed);
  console.log('The projects build and run with the packed packages');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
