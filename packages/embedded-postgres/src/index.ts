export { type DatabaseServer, DatabaseServerError } from './database-server.ts';
export { openDatabaseServer } from './open-database-server.ts';
export { startPreparedPostgres } from './prepared-postgres.ts';
export { startTemporaryCluster, startTemporaryPostgres } from './temporary-postgres.ts';
export { startTemporaryReplica } from './temporary-replica.ts';
export { choosePostgresAccount } from './run-as-user.ts';
export { findFreePort } from './server-settings.ts';
export { writePassword } from './create-cluster.ts';
