export {
  cloneTestDatabase,
  createTemplateDatabase,
  dropDatabase,
  type TestDatabase,
} from './test-database.ts';
export { openTestDatabaseServer, type TestDatabaseServer } from './test-database-server.ts';
export { expandSchema } from './expand-schema.ts';
export { migrations } from '../migrations/index.ts';
export { pgbouncerProgram, startPgBouncer, type PgBouncer } from './pgbouncer.ts';
