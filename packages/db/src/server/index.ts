export { type DatabaseServer, DatabaseServerError } from './database-server.ts';
export { openDatabaseServer } from './open-database-server.ts';
export { startTemporaryPostgres } from './temporary-postgres.ts';
export { startTemporaryReplica } from './temporary-replica.ts';
export { choosePostgresAccount } from './run-as-user.ts';
