import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { failStart } from '@order-store/api';
import { BackupError, prepareRestore, type Restore } from '@order-store/db/backup';

const help = `npm run restore -- --backup FOLDER --archive FOLDER --data FOLDER [--time MOMENT | --name RESTORE_POINT]

Makes the data directory --data out of a backup that npm run backup took and the archived WAL, up to a moment such as
2026-11-23T08:15:00Z, up to a restore point that pg_create_restore_point named, or to the end of the archive. Then start
PostgreSQL on it: it applies the WAL and takes writes from that moment on. To be run by the user who runs PostgreSQL.`;

const restore = readArguments();
try {
  const hasConfiguration = await prepareRestore(restore);
  const { data } = restore;
  console.log(
    `${data} is ready: start PostgreSQL on it, and look in its log for the moment it has reached.`,
  );
  if (!hasConfiguration)
    console.log(
      `PostgreSQL's configuration is not in it. On Debian: pg_conftool VERSION CLUSTER set data_directory ${resolve(data)}, then pg_ctlcluster VERSION CLUSTER start.`,
    );
} catch (error) {
  if (!(error instanceof BackupError)) failStart(error);
  console.error(error.message);
  process.exitCode = 1;
}

function readArguments(): Restore {
  try {
    const { values } = parseArgs({
      options: {
        backup: { type: 'string' },
        archive: { type: 'string' },
        data: { type: 'string' },
        time: { type: 'string' },
        name: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help === true) {
      console.log(help);
      process.exit(0);
    }
    const { backup, archive, data, time, name } = values;
    if (backup === undefined || archive === undefined || data === undefined)
      throw new Error('--backup, --archive and --data are wanted');
    if (time !== undefined && name !== undefined) throw new Error('Either --time or --name');
    const named = name === undefined ? undefined : { name };
    return { backup, archive, data, until: time === undefined ? named : { time } };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${help}`);
    return process.exit(2);
  }
}
