import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { caller, type Release } from './previous-release.ts';

/** What became of the calls of a release's own list. */
export interface CallsMade {
  readonly count: number;
  /** Those that should have succeeded and did not, with what was said. */
  readonly failed: readonly { readonly procedure: string; readonly problem: string }[];
}

const Answered = z.object({
  procedure: z.string(),
  by: z.enum(['stranger', 'customer', 'staff']),
  problem: z.string().nullable(),
});

/** A release's code on a database, which makes what calls may name, and the calls. */
export interface ProcedureCaller extends AsyncDisposable {
  /** Every procedure of the release, called as everyone who may. */
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
  // When it has ended too early, that shows by the answer that does not come.
  child.stdin.on('error', () => {});
  return {
    async callAll(apiUrl) {
      child.stdin.write(`${apiUrl}\n`);
      const { done, value } = await answers.next();
      if (done === true) throw new Error('The release’s caller of procedures ended: see above');
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
