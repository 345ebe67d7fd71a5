import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { caller, type Release } from './previous-release.ts';

/** A call that a release's own list has, and what was wrong with its answer; null: nothing. */
export type ProcedureCall = z.infer<typeof ProcedureCall>;

const ProcedureCall = z.object({
  procedure: z.string(),
  by: z.enum(['stranger', 'customer', 'staff']),
  problem: z.string().nullable(),
});

/** A release's code on a database, which makes what calls may name, and the calls. */
export interface ProcedureCaller extends AsyncDisposable {
  /** Every procedure of the release, called as everyone who may. */
  callAll(apiUrl: string): Promise<ProcedureCall[]>;
}

/** `await using caller = startProcedureCaller(release, database.url)` */
export function startProcedureCaller(
  { folder, node }: Release,
  databaseUrl: string,
): ProcedureCaller {
  const child = spawn(node, [join(folder, caller), databaseUrl], {
    cwd: folder,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const answers = createInterface(child.stdout)[Symbol.asyncIterator]();
  // When it has ended too early, that shows by the answer that does not come.
  child.stdin.on('error', () => {});
  return {
    async callAll(apiUrl) {
      child.stdin.write(`${apiUrl}\n`);
      const { done, value } = await answers.next();
      if (done === true) throw new Error('The release’s caller of procedures ended: see above');
      return z.array(ProcedureCall).parse(JSON.parse(value));
    },
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
