import { once } from 'node:events';
import { createTestStore } from '../app/library/testing.ts';

// A test run: opens a store, prints its address and, on input, ends in the requested way.
const [, , ending = ''] = process.argv;
const store = await createTestStore();
console.log(store.databaseUrl);
await once(process.stdin, 'data');
process.stdin.destroy();
if (ending === 'close') await store.close();
if (ending === 'throw') throw new Error('A test failed');
if (ending === 'exit') process.exit(0);
