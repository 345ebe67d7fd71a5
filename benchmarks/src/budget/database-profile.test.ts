import { expect, test } from 'vitest';
import { sharesOfStacks } from './database-profile.ts';

const stack = (...functions: string[]) => functions.map((name) => `\t  5581 ${name}`).join('\n');
const index = stack('_bt_compare', 'btinsert', 'index_insert', 'ExecModifyTable', 'PortalRun');
const wal = stack('XLogInsertRecord', 'XLogInsert', 'btinsert', 'index_insert', 'PortalRun');
const key = stack('_bt_search', 'ExecLockRows', 'RI_FKey_check_ins', 'AfterTriggerEndQuery');
const read = stack('hash_search', 'btgettuple', 'IndexNext', 'ExecLockRows', 'PortalRun');

test('attributes the time of an index entry to the index, but its WAL to WAL', () => {
  expect(Object.fromEntries(sharesOfStacks([index, wal, read, read]) ?? [])).toEqual({
    'index entries': 0.25,
    WAL: 0.25,
    'execution: look up and lock rows': 0.5,
  });
});

test('attributes the queries of foreign keys to the foreign keys', () => {
  expect(Object.fromEntries(sharesOfStacks([key]) ?? [])).toEqual({ 'foreign keys': 1 });
});

test('finds nothing without symbols', () => {
  expect(sharesOfStacks([stack('[unknown]', '[unknown]'), stack('[unknown]')])).toBeUndefined();
});
