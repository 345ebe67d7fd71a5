import { once } from 'node:events';
import { createTestStore } from '../app/library/testing.ts';

// A run of somebody's tests: opens a store, says where it is, and when it is told to go on ends in the way
// that it was asked for.
const [, , ending = ''] = process.argv;
const store = await createTestStore();
console.log(store.databaseUrl);
await once(process.stdin, 'data');
process.stdin.destroy();
if (ending === 'close') await store.close();
if (ending === 'throw') throw new Error('A test failed');
if (ending === 'exit') process.exit(0);
