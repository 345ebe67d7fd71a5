import { parseArgs } from 'node:util';
import { prepareRestore } from '@order-store/db/backup';

const help = `npm run restore -- --backup FOLDER --archive FOLDER --data FOLDER [--time MOMENT | --name RESTORE_POINT]

Makes the data directory --data out of a backup that npm run backup took and the archived WAL, up to a moment such as
2026-11-23T08:15:00Z, up to a restore point that pg_create_restore_point named, or to the end of the archive. Then start
PostgreSQL on it: it applies the WAL and takes writes from that moment on. To be run by the user who runs PostgreSQL.`;

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
  const { backup, archive, data, time, name } = values;
  if (values.help === true) {
    console.log(help);
    process.exit(0);
  }
  if (backup === undefined || archive === undefined || data === undefined)
    throw new Error('--backup, --archive and --data are wanted');
  if (time !== undefined && name !== undefined) throw new Error('Either --time or --name');
  const named = name === undefined ? undefined : { name };
  await prepareRestore({ backup, archive, data, until: time === undefined ? named : { time } });
  console.log(
    `${data} is ready: start PostgreSQL on it, and look in its log for the moment it has reached.`,
  );
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\n\n${help}`);
  process.exitCode = 2;
}
