import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { prepareRestore } from './prepare-restore.ts';

test('what was restored before is restored to another target: the old one goes, other settings stay', async () => {
  await using folder = await folderWithBackup(
    `work_mem = '8MB'\nrestore_command = 'old'\nrecovery_target_name = 'old'\narchive_mode = off\n`,
  );
  const { backup, archive, data } = folder;
  const hasConfiguration = await prepareRestore({
    backup,
    // PostgreSQL runs the command in its data directory.
    archive: relative(process.cwd(), archive),
    data,
    until: { time: '2026-11-23T08:15:00Z' },
  });
  expect(hasConfiguration).toBe(false);
  expect(await readFile(join(data, 'postgresql.auto.conf'), 'utf8')).toBe(
    [
      `work_mem = '8MB'`,
      `restore_command = 'cp ''${archive}''/%f ''%p'''`,
      `recovery_target_action = 'promote'`,
      `recovery_target_time = '2026-11-23T08:15:00+00'`,
      'archive_mode = off',
      '',
    ].join('\n'),
  );
});

test('an unfinished backup, no archive and a folder with files are refused before anything is written', async () => {
  await using folder = await folderWithBackup('');
  const { backup, archive, data } = folder;
  await expect(prepareRestore({ backup: archive, archive, data })).rejects.toThrow(
    `${archive} is no finished backup`,
  );
  await expect(prepareRestore({ backup, archive: `${archive}/no`, data })).rejects.toThrow(
    'is no folder that can be read',
  );
  await expect(readFile(join(data, 'PG_VERSION'))).rejects.toThrow('ENOENT');
  await expect(prepareRestore({ backup, archive, data: backup })).rejects.toThrow('is not empty');
});

async function folderWithBackup(configuration: string) {
  const path = await mkdtemp(join(tmpdir(), 'order-store-restore-'));
  const [backup, archive, data] = [join(path, 'base'), join(path, 'wal'), join(path, 'data')];
  await mkdir(backup);
  await mkdir(archive);
  await writeFile(join(backup, 'backup_label'), '');
  await writeFile(join(backup, 'postgresql.auto.conf'), configuration);
  return {
    backup,
    archive,
    data,
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }),
  };
}
