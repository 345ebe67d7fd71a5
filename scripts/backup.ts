import { failStart, readConfig } from '@order-store/api';
import { BackupError, takeBaseBackup } from '@order-store/db/backup';
import { startProgram } from './program.ts';

const folder = startProgram(
  `npm run backup -- FOLDER

Copies the files of the PostgreSQL at DATABASE_URL into FOLDER, which must be empty, while it goes on working. To be run
on its machine, as a superuser of the database, by the account that may read its data directory. That account often may
not use npm in this checkout; node is enough:

  sudo -u postgres env DATABASE_URL='postgres://postgres@localhost/DATABASE?host=/var/run/postgresql' \\
    node scripts/backup.ts FOLDER

PostgreSQL must archive its WAL: with that, npm run restore brings back any moment after the backup. docs/operations.md
says how to set that up.`,
  'folder',
);

try {
  const { DATABASE_URL } = readConfig(process.env);
  if (DATABASE_URL === undefined)
    throw new BackupError('DATABASE_URL is not set: the embedded PostgreSQL archives no WAL');
  const { files, from } = await takeBaseBackup(DATABASE_URL, folder);
  console.log(
    `${files} files are in ${folder}. A restore needs them and the archived WAL from ${from} on.`,
  );
} catch (error) {
  if (!(error instanceof BackupError)) failStart(error);
  console.error(error.message);
  process.exitCode = 1;
}
