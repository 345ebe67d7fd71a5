export { BackupError } from './backup-error.ts';
export { takeBaseBackup, type BaseBackup } from './take-base-backup.ts';
export { prepareRestore, type Restore } from './prepare-restore.ts';
export { startTemporaryRestore } from './temporary-restore.ts';
