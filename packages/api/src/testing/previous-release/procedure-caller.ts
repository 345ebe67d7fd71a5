import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { caller, type Release } from './previous-release.ts';

/** The results of a release's own list of calls. */
interface CallsMade {
  readonly count: number;
  /** Calls that failed unexpectedly, with the error. */
  readonly failed: readonly { readonly procedure: string; readonly problem: string }[];
}

const Answered = z.object({
  procedure: z.string(),
  by: z.enum(['stranger', 'customer', 'staff']),
  problem: z.string().nullable(),
});

/** A process with a release's code on a database, which creates samples and makes the calls. */
interface ProcedureCaller extends AsyncDisposable {
  /** Calls every procedure of the release as every allowed caller. */
  callAll(apiUrl: string): Promise<CallsMade>;
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
  // If the process has exited, reading its response fails below.
  child.stdin.on('error', () => {});
  return {
    async callAll(apiUrl) {
      child.stdin.write(`${apiUrl}\n`);
      const { done, value } = await answers.next();
      if (done === true) throw new Error('The procedure caller of the release exited: see above');
      const calls = z.array(Answered).parse(JSON.parse(value));
      return {
        count: calls.length,
        failed: calls.flatMap(({ procedure, by, problem }) =>
          problem === null ? [] : [{ procedure, problem: `by ${by}: ${problem}` }],
        ),
      };
    },
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
